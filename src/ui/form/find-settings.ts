/** Settings by words that somebody types. */
import type { Field } from '../../experiment/fields';

interface SettingWords {
  readonly title: string;
  /** its help, and the names of its choices */
  readonly about: string;
}

/** Without capitals and accents. */
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Has a text every word? */
export function hasWords(words: string, text: string): boolean {
  const within = plain(text);
  return wordsIn(words).every((word) => within.includes(word));
}

const wordsIn = (words: string): string[] =>
  plain(words)
    .split(/\s+/)
    .filter((word) => word !== '');

/** Those whose name or id has every word, then those whose help has them. */
export function findSettings(
  words: string,
  all: readonly Field[],
  wordsOf: (field: Field) => SettingWords,
): readonly Field[] {
  const hasAll = (text: string): boolean => hasWords(words, text);
  const isNamed = (field: Field): boolean => hasAll(`${wordsOf(field).title} ${field.path}`);
  const isMeant = (field: Field): boolean =>
    hasAll(`${wordsOf(field).title} ${field.path} ${wordsOf(field).about}`) && !isNamed(field);
  return [...all.filter(isNamed), ...all.filter(isMeant)];
}
