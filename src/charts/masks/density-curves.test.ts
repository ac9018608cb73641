import { expect, test } from 'vitest';
import { describeNetwork } from '../../models/network';
import { layerDensities, layout, WHOLE_LABEL } from './density-curves-layout';

const conv = { kind: 'conv', filters: 4, size: 1, stride: 1, padding: 'same', bias: false } as const;
const { parameters: specs } = describeNetwork([1, 1, 5], 2, [
  conv,
  { kind: 'residual', body: [conv], shortcut: [conv] },
  { kind: 'global-average-pool' },
  { kind: 'dense', units: 2 },
]);
const size = { width: 500, height: 260, em: 12 };
// weights: 20, 16, shortcut 16, output 8 and its biases
const remaining = [
  [20, 16, 16, 8, 2],
  [10, 4, 16, 8, 2],
  [5, 0, 16, 4, 2],
  [2, 0, 16, 4, 2],
];
const data = {
  specs,
  remaining,
  planned: [1, 38 / 60, 25 / 60, 22 / 60, 0.3],
  wholeName: 'all',
  nameOf: ({ layer }: { layer: number }) => `layer ${layer}`,
};

test('layers that can be pruned, with what they have left', () => {
  expect(layerDensities(specs, remaining).map(({ layer, kind, all, left }) => [layer, kind, all, left])).toEqual([
    [1, 'conv', 20, [20, 10, 5, 2]],
    [2, 'conv', 16, [16, 4, 0, 0]],
    [4, 'output', 8, [8, 8, 4, 4]],
  ]);
});

test('two log axes: halves are equally far apart, wherever they are', () => {
  const { curves, byRound, plot, whole } = layout(data, size);
  const [first, second, output] = curves;
  expect(byRound).toHaveLength(5);
  expect(first.line.map(({ x }) => x)).toEqual(byRound.slice(0, 4));
  const [a, b, c] = first.line.map(({ y }) => y);
  expect(b - a).toBeCloseTo(c - b, 9); // 1 → ½ → ¼
  expect(second.line[1].y).toBeCloseTo(first.line[2].y, 9); // both a quarter
  expect(output.line[3].y).toBeCloseTo(b, 9);
  // a layer that is empty ends on the axis, with a cross
  expect(second.line).toHaveLength(3);
  expect(second.emptied).toEqual({ x: byRound[2], y: plot.bottom });
  expect(first.emptied).toBeNull();
  // all kernels together, the shortcut's too: 38 of 60
  const slope = (b - a) / Math.log(2);
  expect(whole[1].y - whole[0].y).toBeCloseTo(slope * Math.log(60 / 38), 9);
  expect(curves.map(({ depth }) => depth)).toEqual([0, 0.5, 1]);
});

test('ticks and names stay inside; equal layers still have half a decade', () => {
  const { yTicks, labels, plot } = layout(data, size);
  expect(yTicks.at(-1)?.text).toBe('100\u202f%');
  expect(yTicks.map(({ text }) => text)).toContain('10\u202f%');
  expect(labels.length).toBeGreaterThan(1);
  for (const { x, y } of labels) expect(x > plot.left && x < plot.right && y > 0 && y < plot.bottom + 1).toBe(true);
  const equal = layout({ ...data, remaining: [remaining[0]], planned: [1, 0.8] }, size);
  expect(equal.labels.filter(({ id }) => id !== WHOLE_LABEL)).toEqual([]);
  expect(equal.yTicks.length).toBeGreaterThan(1);
});
