import { plannedCount } from '../recording/complete';
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLink, writeLink } from '../experiment/link';
import { readRecording } from '../formats/file';
import { DEFAULT_ENTRY, experimentOfEntry, gallery, GROUPS } from '.';
import facts from './facts.json';
import { bestRound, factsOf, keptTo, lostFrom, roundAt, type Facts } from './facts';

const FACTS = facts as unknown as Readonly<Record<string, Facts>>;
const pathOf = (name: string): string => `public/recordings/${name}.json`;

describe.each(gallery.all)('the gallery entry $id', (entry) => {
  it('is a valid experiment that survives a link', () => {
    const experiment = experimentOfEntry(entry);
    expect(readLink(writeLink(experiment))).toEqual({ experiment, notes: [] });
  });

  it('has a recording of exactly these settings that says what facts.json and the title say', async () => {
    const recording = await readRecording(readFileSync(pathOf(entry.recording), 'utf8'));
    const { engine: _, ...settings } = experimentOfEntry(entry);
    expect(recording.experiment).toMatchObject(settings);
    expect(recording.runs).toHaveLength(plannedCount(recording.experiment));
    expect(factsOf(recording)).toEqual(FACTS[entry.id]);
    expect(entry.claims(FACTS[entry.id])).toBe(true);
  });
});

it('is at least ten entries in known groups, with different settings, each of at most 0.7 megabytes: they are fetched one by one', () => {
  expect(gallery.all.length).toBeGreaterThanOrEqual(10);
  expect(gallery.all.filter(({ group }) => !GROUPS.includes(group))).toEqual([]);
  const links = gallery.all.map((entry) => writeLink(experimentOfEntry(entry)));
  expect(new Set(links).size).toBe(links.length);
  expect(gallery.all.flatMap(({ against = [] }) => against).filter((id) => !gallery.ids.includes(id))).toEqual([]);
  const sizes = gallery.all.map(({ recording }) => statSync(pathOf(recording)).size);
  expect(Math.max(...sizes)).toBeLessThan(700_000);
});

it('finds where a ticket stops keeping up', () => {
  type Against = 'more' | 'less' | 'none';
  const round = (remaining: number, againstFull: Against, score = 0.9, said: Against | 'unclear' = againstFull) => ({
    remaining,
    arms: { ticket: { score, againstFull, said, againstTicket: null } },
  });
  const of = (...rounds: Facts['rounds']): Facts => ({
    fingerprint: null,
    full: 0.9,
    rounds,
    winning: null,
    trials: 3,
    leftOut: 0,
    runs: 1,
    seconds: 1,
  });
  const some = of(
    round(0.6, 'none'),
    round(0.5, 'less', 0.8), // a loss is seen, but it recovers
    round(0.25, 'more', 0.95),
    round(0.1, 'less'),
    round(0.05, 'less'),
  );
  expect(keptTo(some)?.remaining).toBe(0.6);
  expect(lostFrom(some)?.remaining).toBe(0.1);
  expect(bestRound(some)?.remaining).toBe(0.25);
  expect((['kept', 'lostFrom', 'best', 'last'] as const).map((name) => roundAt(some, name))).toEqual([1, 4, 3, 5]);
  expect(keptTo(of(round(0.5, 'less')))).toBeNull();
  expect(keptTo(of(round(0.5, 'more')))?.remaining).toBe(0.5);
  expect(lostFrom(of(round(0.5, 'more')))).toBeNull();
  // too few trials to tell: nothing is said to be kept
  expect(keptTo(of(round(0.5, 'none'), round(0.25, 'none', 0.9, 'unclear')))?.remaining).toBe(0.5);
  expect(keptTo(of(round(0.5, 'none', 0.9, 'unclear')))).toBeNull();
  // no full network learned: nothing was compared, so nothing was kept
  expect(keptTo(of({ remaining: 0.5, arms: {} }))).toBeNull();
});

it('shows what links of versions 1 and 2 without settings mean, with the results that they had', () => {
  const earlier = gallery.get('low-rate');
  for (const link of ['v=1', 'v=2']) expect(readLink(link).experiment).toEqual(experimentOfEntry(earlier));
  expect(FACTS[earlier.id].fingerprint).toMatch(/^e868d9e2/);
  expect(readLink('').experiment).toEqual(experimentOfEntry(gallery.get(DEFAULT_ENTRY)));
  expect(FACTS[DEFAULT_ENTRY].fingerprint).not.toBe(FACTS[earlier.id].fingerprint);
});
