import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hostileHistories, hostileRecordings, hostileWeights } from './hostile-fixture';

const recorded = (name: string): string => readFileSync(`public/recordings/${name}.json`, 'utf8');

// ten thousand of each: hostile-files.nightly.ts
it.each([
  ['recordings', hostileRecordings, 150],
  ['files of runs', hostileHistories, 100],
  ['weights', hostileWeights, 60],
] as const)('%s that were changed are refused with a sentence, or agree with themselves', async (_what, of, count) => {
  const { opened, refused, wrong, slowest } = await of(count, recorded);
  expect(wrong).toEqual([]);
  expect(opened + refused).toBe(count);
  expect(slowest).toBeLessThan(5_000); // ms; none holds the page up for good
});
