import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byRound, eachSampled, keptOrPruned, outputsOf, quantileOf, stepThrough } from './sampled-weights';

test('a step meets every unit', () => {
  expect(stepThrough(5, 300)).toBe(7);
  expect(stepThrough(1, 300)).toBe(1);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 }), (least, outputs) => {
      const step = stepThrough(least, outputs);
      const met = new Set(Array.from({ length: outputs }, (_, at) => (at * step) % outputs));
      expect(met.size).toBe(outputs);
      expect(step).toBeGreaterThanOrEqual(least);
    }),
  );
});

test('small networks are visited whole, in order; unprunable parameters never', () => {
  const seen: number[][] = [];
  const prunedIn = [Uint8Array.of(0, 2), null, Uint8Array.of(1)];
  eachSampled({ prunedIn, only: null, outputs: [1, 1, 1], groups: keptOrPruned(1), most: 10 }, (...weight) =>
    seen.push(weight),
  );
  expect(seen).toEqual([
    [0, 0, 0],
    [0, 1, 0],
    [2, 0, 1],
  ]);
});

test('one parameter of a large network: about as many of every group as asked for', () => {
  const visited = [0, 0];
  // one in 30 survives
  const bytes = Uint8Array.from({ length: 30_000 }, (_, at) => (at % 30 === 7 ? 0 : 1));
  eachSampled(
    { prunedIn: [new Uint8Array(900), bytes], only: 1, outputs: [30, 30], groups: byRound, most: 500 },
    (parameter, at, group) => {
      expect([parameter, bytes[at]]).toEqual([1, group]);
      visited[group] += 1;
    },
  );
  // every second of 1,000 would skip units, so every seventh; of 29,000 every 59th
  expect(visited).toEqual([Math.ceil(1000 / 7), Math.ceil(29_000 / 59)]);
});

test('quantiles and outputs', () => {
  expect([0, 0.5, 1].map((share) => quantileOf([1, 2, 3, 4], share))).toEqual([1, 3, 4]);
  expect(quantileOf([], 0.5)).toBe(0);
  expect(outputsOf([{ shape: [3, 3, 2, 8] }, { shape: [5] }])).toEqual([8, 5]);
});
