import { expect, test } from 'vitest';
import type { Stroke } from './glyphs';
import { appendCurve, emptyPolyline } from './path';

const curve = (stroke: Stroke): [x: number, y: number][] => {
  const line = emptyPolyline();
  const x = Float64Array.from(stroke, ([at]) => at);
  const y = Float64Array.from(stroke, ([, at]) => at);
  appendCurve(line, stroke, x, y, 0.5);
  return Array.from({ length: line.length }, (_, k) => [line.x[k], line.y[k]]);
};

test('two points make a straight, even line', () => {
  expect(
    curve([
      [0, 0],
      [2, 4],
    ]),
  ).toEqual(Array.from({ length: 10 }, (_, k) => [(2 * k) / 9, (4 * k) / 9].map(close)));
});

test('a curve goes through its points', () => {
  const stroke: Stroke = [
    [0, 0],
    [3, 1],
    [1, 5],
    [6, 6],
  ];
  const points = curve(stroke);
  for (const [x, y] of stroke) expect(points).toContainEqual([close(x), close(y)]);
});

test('a corner is sharp: straight pieces stay straight', () => {
  const points = curve([
    [0, 0],
    [4, 0, 'corner'],
    [4, 4],
  ]);
  expect(points.every(([x, y]) => Math.abs(y) < 1e-12 || Math.abs(x - 4) < 1e-12)).toBe(true);
});

test('a second stroke begins with a gap', () => {
  const line = emptyPolyline();
  const points: Stroke = [
    [0, 0],
    [1, 0],
  ];
  for (let k = 0; k < 2; k += 1) {
    appendCurve(line, points, Float64Array.of(0, 1), Float64Array.of(0, 0), 1);
  }
  expect([...line.breaks.subarray(0, line.length)]).toEqual([1, 0, 0, 1, 0, 0]);
});

function close(value: number): unknown {
  return expect.closeTo(value, 10);
}
