/** What went wrong, in the page's language. */
import type { i18n } from 'i18next';
import { filled, type Said } from '../../problem';
import { useTexts } from '../../texts';

/** What a language lacks is said in English; names and numbers stay as they are. */
export function sayIn(texts: i18n, said: Said): string {
  if (typeof said !== 'object') return String(said);
  const text: unknown = texts.getResource(texts.language, 'translation', `problems.${said.code}`);
  return typeof text === 'string' ? filled(text, said.values, (value) => sayIn(texts, value)) : said.english;
}

export function useSay(): (said: Said) => string {
  const { i18n } = useTexts();
  return (said) => sayIn(i18n, said);
}
