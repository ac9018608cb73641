import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hostileHistories, hostileRecordings, hostileWeights } from './hostile-fixture';

const recorded = (name: string): string => readFileSync(`public/recordings/${name}.json`, 'utf8');
const COUNT = 10_000;

it.each([
  ['recordings', hostileRecordings],
  ['files of runs', hostileHistories],
  ['weights', hostileWeights],
] as const)(
  'of 10,000 changed %s none crashes, is slow, or is opened although it contradicts itself',
  async (what, of) => {
    const { opened, refused, wrong, slowest } = await of(COUNT, recorded);
    console.info(`${what}: ${refused} refused, ${opened} opened, the slowest in ${Math.round(slowest)} ms`);
    expect(wrong).toEqual([]);
    expect(opened + refused).toBe(COUNT);
    expect(slowest).toBeLessThan(1_000);
  },
);
