import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isKept } from '../kit/prunings';
import { jointCounts, overlapOf } from './mask-overlap';

const noPause = async (): Promise<void> => undefined;

test('two masks of four weights, worked out by hand', async () => {
  const a = Uint8Array.of(0, 0, 1, 2);
  const b = Uint8Array.of(0, 1, 0, 1);
  const joint = await jointCounts([a, null], [b, null], noPause);
  // after round 1: a keeps 0, 1, 3, b keeps 0, 2: common 0, either 4; they differ in 1, 2, 3
  expect(overlapOf(joint, 1, 1)).toEqual({
    jaccard: 1 / 4,
    hamming: 3 / 4,
    jaccardByChance: 1.5 / 3.5, // 3 · 2 / 4 in common
    hammingByChance: 2 / 4,
  });
  expect(overlapOf(joint, 0, 0)).toMatchObject({ jaccard: 1, hamming: 0, jaccardByChance: 1, hammingByChance: 0 });
});

test('chance counts layer by layer', async () => {
  // both masks keep all of the first layer and half of the second
  const dense = new Uint8Array(4);
  const joint = await jointCounts([dense, Uint8Array.of(0, 0, 1, 1)], [dense, Uint8Array.of(1, 1, 0, 0)], noPause);
  expect(overlapOf(joint, 1, 1)).toMatchObject({ jaccard: 4 / 8, jaccardByChance: 5 / 7 });
});

test('counts are those of the masks themselves', async () => {
  const bytes = fc.uint8Array({ minLength: 12, maxLength: 12, max: 5 });
  const rounds = fc.integer({ min: 0, max: 5 });
  await fc.assert(
    fc.asyncProperty(bytes, bytes, rounds, rounds, async (a, b, roundA, roundB) => {
      const { jaccard, hamming } = overlapOf(await jointCounts([a], [b], noPause), roundA, roundB);
      const kept = Array.from(a, (byte, at) => [isKept(byte, roundA), isKept(b[at], roundB)]);
      const either = kept.filter(([x, y]) => x || y).length;
      expect(jaccard).toBe(either === 0 ? 1 : kept.filter(([x, y]) => x && y).length / either);
      expect(hamming).toBe(kept.filter(([x, y]) => x !== y).length / 12);
    }),
  );
});

test('masks of one chain are nested: Jaccard is the ratio of their sizes', async () => {
  const chain = Uint8Array.of(0, 1, 2, 3, 0, 1, 1, 2);
  const joint = await jointCounts([chain], [chain], noPause);
  expect(overlapOf(joint, 1, 3).jaccard).toBe(2 / 5);
});

test('large masks are counted in slices; different networks are refused', async () => {
  let pauses = 0;
  const large = [new Uint8Array(1_200_000)];
  await jointCounts(large, large, async () => {
    pauses += 1;
  });
  expect(pauses).toBe(3); // two slices, and the end of the pair
  await expect(jointCounts([new Uint8Array(3)], [new Uint8Array(4)], noPause)).rejects.toThrow(
    'Parameter 0 has 3 weights in one mask and 4 in the other.',
  );
});
