import { expect, test } from 'vitest';
import type { ParameterSpec } from './parameters';
import { prunedUnits } from './pruned-units';

const specs: ParameterSpec[] = [
  { name: 'a', kind: 'conv', layer: 1, shape: [1, 1, 2, 3], prunable: true, fanIn: 2, fanOut: 3 },
  { name: 'b', kind: 'output', layer: 2, shape: [3, 1], prunable: true, fanIn: 3, fanOut: 1 },
];
// a kernel of 1×1×2×3 with norms 5, 7, 9 (Li et al. 2017, §3.1); its first filter goes in round 1, the second in round 2
const kernel = Float32Array.of(1, -2, 3, -4, 5, -6);
const told = {
  specs,
  units: { groups: [{ kernel: 0, units: 3, vectors: [], readers: [1] }], score: 'l1-norm' },
  masks: [null, null],
  scores: [kernel.map(Math.abs), null],
  prunedIn: [Uint8Array.of(1, 2, 0, 1, 2, 0), Uint8Array.of(1, 2, 0)],
  thetaT: [kernel, Float32Array.of(1, 1, 1)],
  start: [Float32Array.of(3, 0, 0, 4, 0, 2), Float32Array.of(1, 1, 1)],
};
const sizes = (...squares: number[]): Float32Array => Float32Array.from(squares, (square) => Math.sqrt(square / 2));

test('filters are ranked by the sum of their weights, the lowest falls, and the cut lies above it', () => {
  expect(prunedUnits(told, 1, 10)).toEqual([
    {
      parameter: 0,
      together: [0],
      cut: 6,
      units: 3,
      left: [3, 2],
      index: Uint32Array.of(0, 1, 2),
      score: Float32Array.of(5, 7, 9),
      thetaT: sizes(1 + 16, 4 + 25, 9 + 36),
      start: sizes(9 + 16, 0, 4),
      falls: Uint8Array.of(1, 0, 0),
    },
  ]);
});

test('a filter that went before is not there; one score a filter, by whatever its score adds up', () => {
  const [layer] = prunedUnits({ ...told, units: { ...told.units, score: 'l2-norm' } }, 2, 10);
  expect(layer).toMatchObject({ left: [2, 1], cut: (29 + 45) / 2, index: Uint32Array.of(1, 2) });
  expect(layer.score).toEqual(Float32Array.of(29, 45));
});
