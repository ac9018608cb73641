/** For tests: what holds for every link, however hostile. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { checkLimits } from './limits';
import { readLink, writeLink } from './link';
import { hostileLinks, plainLink, plainPairs } from './links-fixture';
import { readResults } from './results-link';
import { silentChanges } from './silent-changes-fixture';
import { readExperiment } from './stored';
import { MOST_BYTES } from '../models/memory';
import { MOST_WEIGHTS, sizeOfExperiment } from './size-limits';
import { cleanLink } from './travelled';
import { PANELS } from '../panels-fixture';
import { readView } from './view-link';

/** No exception, nothing over the limits; the address that is shown for it says the same. */
function checkHostile(link: string): void {
  const { experiment, notes } = readLink(link);
  expect(readExperiment({ ...experiment })).toEqual(experiment);
  expect(checkLimits(experiment)).toEqual({ experiment, notes: [] });
  const { weights, bytes } = sizeOfExperiment(experiment);
  expect(weights).toBeLessThanOrEqual(MOST_WEIGHTS);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  expect(notes.every((note) => note.given.length <= 80)).toBe(true);
  expect(readLink(writeLink(experiment))).toEqual({ experiment, notes: [] });
  const view = readView(link, PANELS);
  const results = readResults(link);
  const clean = cleanLink(link);
  if (notes[0]?.kind === 'too-long' || clean.length > link.length * 3) return;
  expect(readLink(clean).experiment).toEqual(experiment);
  expect(readView(clean, PANELS).view).toEqual(view.view);
  expect(readResults(clean).results).toEqual(results.results);
}

/** @throws the first link that one of the rules does not hold for. */
export function checkHostileLinks(count: number, seed: number): void {
  fc.assert(fc.property(hostileLinks, checkHostile), { numRuns: count, seed });
  fc.assert(
    fc.property(plainPairs, (pairs) => {
      expect(silentChanges(plainLink(pairs), pairs)).toEqual([]);
    }),
    { numRuns: count, seed },
  );
}
