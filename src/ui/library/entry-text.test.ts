import { expect, it } from 'vitest';
import { gallery } from '../../gallery';
import { roundAt, type Facts } from '../../gallery/facts';
import german from '../texts/de/library.json';
import english from '../texts/en/library.json';
import { factsOfEntry, fromEntry } from './entry-text';

/** By how a value in a title begins: its round. */
const ROUNDS: Readonly<Record<string, (facts: Facts) => number | null>> = {
  kept: (facts) => roundAt(facts, 'kept'),
  lostFrom: (facts) => roundAt(facts, 'lostFrom'),
  best: (facts) => roundAt(facts, 'best'),
  last: (facts) => roundAt(facts, 'last'),
  winning: ({ winning }) => winning,
  first: () => 1,
};

/** The rounds that a title names. */
const namedIn = (title: string, facts: Facts): (number | null)[] =>
  [...title.matchAll(/{{(\w+)}}/g)].flatMap(([, value]) =>
    Object.entries(ROUNDS).flatMap(([name, round]) => (value.startsWith(name) ? [round(facts)] : [])),
  );

const titles: Readonly<Record<string, { readonly title: string }>> = english.gallery.entries;

it.each(gallery.all)('the verdict below $id speaks of the round that its title speaks of', (entry) => {
  const facts = factsOfEntry(entry.id);
  if (!facts) throw new Error(`There are no facts of ${entry.id}.`);
  const named = namedIn(titles[entry.id].title, facts);
  const from = fromEntry(entry);
  const chosen = (from.kind === 'gallery' && from.round) || (facts.winning ?? facts.rounds.length);
  expect(named).not.toContain(null);
  expect(named.length === 0 || named.includes(chosen)).toBe(true);
});

it('where no loss is seen the title says how many trials see none', () => {
  const all = [english, german].flatMap(({ gallery: { entries } }) => Object.values(entries).map(({ title }) => title));
  const without = all.filter((title) => /no loss|kein(en)? Verlust/.test(title));
  expect(without.length).toBeGreaterThan(0);
  for (const title of without) expect(title).toMatch(/{{trials}} (trials see|Wiederholungen)/);
});
