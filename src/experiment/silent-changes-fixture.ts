/**
 * For tests: settings of a link that were not used as they stand and are not noted. What a value means
 * is judged by its words and numbers alone, apart from the way links are read.
 */
import type { Value } from '../field';
import { chosen } from './chosen';
import { fieldAt, fields, isSame, valueOf, type Field } from './fields';
import { readLink } from './link';
import { PANELS } from '../panels-fixture';
import { defaultExperiment } from './schema';
import { readView, writeView } from './view-link';

/** Words and numbers, with whatever they hold that is no bracket or quote. */
const wordsOf = (text: string): string[] =>
  (
    text
      .toLowerCase()
      .replaceAll('８', '8')
      .replaceAll('\u200b', '')
      .replaceAll(/[–−]/g, '-')
      .match(/[\p{L}\p{N}\p{M}\p{S}.%…+/-]+/gu) ?? []
  )
    .map((word) => word.replace(/(?<!\.)[.-]$/, ''))
    .filter((word) => word !== '');

const isEqual = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

function means(field: Field, given: string, used: Value): boolean {
  const words = wordsOf(given);
  if (used === null) return isEqual(words, ['auto']);
  switch (field.kind) {
    case 'number':
      return words.length === 1 && Number(words[0]) + 0 === used;
    case 'choice':
      return isEqual(words, [used]);
    case 'chains':
    case 'list': {
      if (typeof used !== 'object') return false;
      if (field.kind === 'chains')
        return isEqual(wordsOf(given.replaceAll('*', ' ')), wordsOf(used.join(' ').replaceAll('*', ' ')));
      if (used.length === 0) return isEqual(words, ['none']);
      const values = field.kind === 'list' ? words.map(Number) : words;
      // all but widths are sets
      const isSet = field.kind === 'list' && field.of !== 'widths';
      const asSet = (list: readonly unknown[]): unknown[] => (isSet ? [...new Set(list)].toSorted() : [...list]);
      // an entry that is not there is no entry
      return isEqual(asSet(values), asSet(used)) && !/,\s*,|^\s*,/.test(given);
    }
    default:
      return field satisfies never;
  }
}

/** @param pairs keys and values of the link, none with a character that separates entries */
export function silentChanges(link: string, pairs: readonly (readonly [string, string])[]): string[] {
  const { experiment, notes } = readLink(link);
  const view = readView(link, PANELS);
  const noted = new Set([...notes, ...view.notes].map(({ path }) => path));
  const shown = new Map(
    writeView(view.view)
      .split('&')
      .map((part) => part.split('=', 2))
      .map(([key, value]) => [key, value] as const),
  );
  const given = (key: string): string[] => pairs.filter(([name]) => name === key).map(([, value]) => value);
  const set = fieldAt('data.set');
  const version = given('v').at(-1);
  const usual =
    version === undefined
      ? set
        ? chosen(defaultExperiment, set, experiment.data.set)
        : defaultExperiment
      : readLink(`v=${version}`).experiment; // links keep the defaults of the version they were written with
  const wrong = fields.flatMap((field) => {
    const used = valueOf(experiment, field);
    const values = given(field.path);
    if (noted.has(field.path)) return [];
    const last = values.at(-1);
    if (last === undefined)
      return isSame(field, experiment, usual) || !field.applies(experiment) ? [] : [`${field.path} was not given`];
    if (values.some((value) => !means(field, value, used)))
      return [`${field.path}: ${values.join(' | ')} → ${JSON.stringify(used)}`];
    return [];
  });
  const wrongView = ['lecture', 'hide', 'lesson', 'round', 'embed', 'theme'].flatMap((key) => {
    const values = given(key);
    const used = wordsOf((shown.get(key) ?? '').replaceAll(',', ' ')).toSorted();
    if (values.length === 0 || noted.has(key)) return [];
    const sameNumber = (value: string): boolean => key === 'round' && Number(wordsOf(value)[0]) === Number(used[0]);
    const same = (value: string): boolean =>
      isEqual([...new Set(wordsOf(value.replaceAll('+', '')))].toSorted(), used) || sameNumber(value);
    return values.every(same) ? [] : [`${key}: ${values.join(' | ')} → ${shown.get(key)}`];
  });
  return [...wrong, ...wrongView];
}
