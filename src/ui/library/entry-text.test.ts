import { expect, it } from 'vitest';
import { experimentOfEntry, gallery, type GalleryEntry } from '../../gallery';
import { roundAt, type Facts } from '../../gallery/facts';
import { taskOf } from '../../tasks';
import german from '../texts/de/library.json';
import english from '../texts/en/library.json';
import { factsOfEntry, fromEntry } from './entry-text';

/** By how a value in a title begins: its round. */
const ROUNDS: Readonly<Record<string, (facts: Facts, entry: GalleryEntry) => number | null>> = {
  shown: (facts, { about }) => (about === undefined ? null : roundAt(facts, about)),
  kept: (facts) => roundAt(facts, 'kept'),
  lostFrom: (facts) => roundAt(facts, 'lostFrom'),
  best: (facts) => roundAt(facts, 'best'),
  last: (facts) => roundAt(facts, 'last'),
  winning: ({ winning }) => winning,
  first: () => 1,
};

/** The rounds that a title names. */
const namedIn = (title: string, facts: Facts, entry: GalleryEntry): (number | null)[] =>
  [...title.matchAll(/{{(\w+)}}/g)].flatMap(([, value]) =>
    Object.entries(ROUNDS).flatMap(([name, round]) => (value.startsWith(name) ? [round(facts, entry)] : [])),
  );

interface Catalogue {
  readonly language: string;
  readonly titles: Readonly<Record<string, { readonly title: string }>>;
  /** what rewards are called */
  readonly reward: RegExp;
  /** that no ticket wins */
  readonly noTicket: RegExp;
}
const catalogues: readonly Catalogue[] = [
  { language: 'en', titles: english.gallery.entries, reward: /reward/, noTicket: /no winning ticket/i },
  { language: 'de', titles: german.gallery.entries, reward: /Belohnung/, noTicket: /kein Gewinnticket/i },
];
const all = catalogues.flatMap(({ language, ...words }) =>
  gallery.all.map((entry) => ({ entry, id: entry.id, language, ...words })),
);

/** Is it of networks that act? */
const acts = (entry: GalleryEntry): boolean => taskOf(experimentOfEntry(entry).data.set).judge.unit === 'reward';

it.each(all.filter(({ entry }) => acts(entry)))(
  'the title of $id says what differences are of, and where no ticket wins it says so, in $language',
  ({ id, titles, reward, noTicket }) => {
    const { title } = titles[id];
    expect(reward.test(title)).toBe(/{{\w+(Loss|Lead|Points)}}/.test(title));
    expect(noTicket.test(title)).toBe(factsOfEntry(id)?.winning === null);
  },
);

it.each(all)(
  'the verdict below $id speaks of the round that its title speaks of, in $language',
  ({ entry, titles }) => {
    const facts = factsOfEntry(entry.id);
    if (!facts) throw new Error(`There are no facts of ${entry.id}.`);
    const { title } = titles[entry.id];
    const named = namedIn(title, facts, entry);
    // of a round without a landmark its title says the size
    expect(typeof entry.about !== 'number' || title.includes('{{shown}}')).toBe(true);
    const from = fromEntry(entry);
    const chosen = (from.kind === 'gallery' && from.round) || (facts.winning ?? facts.rounds.length);
    expect(named).not.toContain(null);
    expect(named.length === 0 || named.includes(chosen)).toBe(true);
  },
);

it('where no loss is seen the title says how many trials see none', () => {
  const each = catalogues.flatMap(({ titles }) => Object.values(titles).map(({ title }) => title));
  const without = each.filter((title) => /no loss|kein(en)? Verlust/.test(title));
  expect(without.length).toBeGreaterThan(0);
  for (const title of without) expect(title).toMatch(/{{trials}} (trials see|Wiederholungen)/);
});
