import { expect, test } from 'vitest';
import { describeNetwork } from '../../models/network';
import { agreement, layout } from './decision-boundary';
import { fixtureNetwork, smallNetwork } from '../kit/fixture';
import { LIGHT, mix, packed } from '../kit/pixels';
import { predictWith, resolutionFor } from './predict';
import { extentOf, layout as pointLayout } from '../kit/scatter';

const points = { count: 2, inputs: Float32Array.of(-1, 0, 0.5, 1), labels: Uint8Array.of(0, 1) };
const extent = { low: -1, high: 1 };

// logits (0, 1000 x): right of zero it is class 1 for certain
const side = describeNetwork([2], 2, [{ kind: 'dense', units: 2 }]);
const predict = predictWith(side, [Float32Array.of(0, 1000, 0, 0), Float32Array.of(0, 0)]);

test('the plane is asked row by row from the top left', () => {
  const { answers, pixels } = layout(predict, 2, extent, 2, LIGHT);
  expect([...answers]).toEqual([0, 1, 0, 1]);
  expect(pixels[1]).toBe(packed(mix(LIGHT.paper, LIGHT.classes[1], 0.52)));
});

test('agreement counts points in places of their class', () => {
  const marks = layout(predict, 2, extent, 4, LIGHT);
  expect(agreement(marks, points, extent)).toBe(1);
  expect(agreement(marks, { ...points, labels: Uint8Array.of(1, 1) }, extent)).toBe(0.5);
});

test('points keep their proportions, y upwards', () => {
  expect(extentOf(points).high).toBeCloseTo(1.1, 12);
  expect(pointLayout(points, extent, 100, 10)).toEqual([
    { index: 0, x: 0, y: 50, label: 0 },
    { index: 1, x: 75, y: 0, label: 1 },
  ]);
});

test('larger networks are asked at fewer places', () => {
  expect(resolutionFor(smallNetwork)).toBe(48);
  expect(resolutionFor(fixtureNetwork)).toBe(16);
});
