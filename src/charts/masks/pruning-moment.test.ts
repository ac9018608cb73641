import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ParameterSpec } from '../../lottery/parameters';
import { prunedLayer, type PrunedLayer } from '../../lottery/pruned-layer';
import { END, passedAt } from '../kit/moment-time';
import { drawnAt, layout, leftAt } from './pruning-moment-layout';

const specs: ParameterSpec[] = [
  { name: 'layer1/weights', kind: 'dense', layer: 1, shape: [2, 3], prunable: true, fanIn: 2, fanOut: 3 },
];
const size = { width: 300, height: 200, em: 12 };
// [2, 3]: the weights of the first input are those with odd values, 2 of 6 fall
const values = Float32Array.of(0.1, -0.3, 0.5, 0.2, -0.4, 0.6);
const layer = prunedLayer(
  {
    parameter: 0,
    together: [0],
    cut: 0.25,
    fates: Uint8Array.of(1, 0, 0, 1, 0, 0),
    score: values.map(Math.abs),
    thetaT: values,
    start: values.map((value) => -value),
  },
  1,
  100,
);
const moment = layout([layer], specs, size);
const at = (dot: number, time: number) => drawnAt(moment.dots, dot, time, 100);

test('weights begin at their places in the mask: outputs from left to right, inputs from top to bottom', () => {
  const places = Array.from(values, (_, dot) => at(dot, 0));
  expect(places.map(({ x }) => x)).toEqual([50, 150, 250, 50, 150, 250]);
  expect(places.map(({ y }) => y)).toEqual([21, 21, 21, 63, 63, 63].map((y) => expect.closeTo(y, 4)));
  expect(places.map(({ value }) => value)).toEqual([...values]);
});

test('whole units begin in rows, as square as their mask is wide', () => {
  const score = Float32Array.of(3, 1, 2, 4, 5, 6);
  const fates = Uint8Array.of(0, 1, 0, 0, 0, 0);
  const units = prunedLayer(
    { parameter: 0, together: [0], cut: 1.5, units: 6, fates, score, thetaT: score, start: score },
    1,
    100,
  );
  const { dots } = layout([units], specs, size);
  const places = Array.from(score, (_, dot) => drawnAt(dots, dot, 0, 100));
  expect(places.map(({ x }) => x)).toEqual([30, 90, 150, 210, 270, 30]);
  expect(places.map(({ y }) => y)).toEqual([21, 21, 21, 21, 21, 63].map((y) => expect.closeTo(y, 4)));
});

test('ranked, they lie by score, and the cut between those that fall and those that stay', () => {
  const [{ cut }] = moment.columns;
  const ranked = Array.from(values, (_, dot) => at(dot, 1));
  const byX = [...values.keys()].toSorted((a, b) => ranked[a].x - ranked[b].x);
  expect(byX).toEqual([0, 3, 1, 4, 2, 5]);
  expect(ranked.map(({ x }) => x < (cut ?? 0))).toEqual([true, false, false, true, false, false]);
  expect(ranked.every(({ y }) => y > moment.rankTop && y < moment.rankFoot)).toBe(true);
});

test('those that fall are gone, for good; the others are back at their places with their start values', () => {
  expect([0, 3].map((dot) => at(dot, 2).opacity)).toEqual([0, 0]);
  expect([0, 3].map((dot) => at(dot, END).opacity)).toEqual([0, 0]);
  for (const dot of [1, 2, 4, 5]) {
    expect(at(dot, 3)).toEqual(at(dot, 0));
    expect(at(dot, END)).toEqual({ ...at(dot, 0), value: -values[dot] });
  }
  expect([0, 1.4, 2, END].map((time) => leftAt(layer, time))).toEqual([
    { left: 6, shown: 6 },
    { left: 6, shown: 6 },
    { left: 4, shown: 4 },
    { left: 4, shown: 4 },
  ]);
  expect([0, 1, 1.4, 2, 3].map((time) => passedAt(time).cut)).toEqual([0, 0, 1, 1, 0]);
});

test('no weight leaves the picture but downwards, and none jumps', () => {
  const many = (count: number): PrunedLayer => {
    const score = Float32Array.from({ length: count }, (_, k) => ((k * 37) % count) / count);
    const fates = Uint8Array.from(score, (value) => (value < 0.35 ? 1 : 0));
    return prunedLayer({ parameter: 0, together: [0], cut: 0.35, fates, score, thetaT: score, start: score }, 1, 400);
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: END, noNaN: true }), (count, time) => {
      const wide: ParameterSpec[] = [{ ...specs[0], shape: [count, 1] }];
      const { dots } = layout([many(count)], wide, size);
      const isWhole = [...dots.column.keys()].every((dot) => {
        const { x, y, opacity } = drawnAt(dots, dot, time, 100);
        const next = drawnAt(dots, dot, Math.min(END, time + 0.01), 100);
        const isInside = x >= 0 && x <= 300 && y >= 0 && (opacity < 1 || y <= 200);
        return isInside && Math.hypot(next.x - x, next.y - y) < 12;
      });
      expect(isWhole).toBe(true);
    }),
  );
});
