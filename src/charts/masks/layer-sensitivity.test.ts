import { expect, test } from 'vitest';
import { smallNetwork } from '../kit/fixture';
import { borneTo, layout } from './layer-sensitivity-layout';

const shares = [0.5, 0.25, 0.1];
const size = { width: 480, height: 260, em: 12 };

test('a layer bears what it loses at most a point with, at this share and at all larger ones', () => {
  const layer = (...accuracy: number[]) => ({ parameter: 0, left: [], accuracy });
  expect(borneTo(layer(0.93, 0.92, 0.91), shares, 0.94)).toBe(0.5); // a point exactly is borne
  expect(borneTo(layer(0.92, 0.94, 0.94), shares, 0.94)).toBe(1);
  expect(borneTo(layer(0.95, 0.94, 0.935), shares, 0.94)).toBe(0.1);
});

test('every line begins at the whole network; more is higher, and the axis has room for less than two points', () => {
  const layers = [
    { parameter: 0, left: [8, 4, 1], accuracy: [0.945, 0.944, 0.943] },
    { parameter: 2, left: [6, 3, 1], accuracy: [0.95, 0.951, 0.949] },
  ];
  const { specs, curves, whole, yTicks, plot } = {
    specs: smallNetwork.parameters,
    ...layout({ layers, shares, whole: 0.95, specs: smallNetwork.parameters, nameOf: ({ name }) => name }, size),
  };
  expect(curves.map(({ line }) => line[0].y)).toEqual([whole, whole]);
  expect(curves.map(({ line }) => line.length)).toEqual([4, 4]);
  expect(curves[1].line[2].y).toBeLessThan(whole);
  expect(curves[0].all).toBe(specs[0].shape.reduce((product, side) => product * side, 1));
  expect(curves[0].line[3].y).toBeLessThan((plot.top + plot.bottom) / 2); // seven tenths of a point of two
  expect(new Set(yTicks.map(({ text }) => text)).size).toBe(yTicks.length);
});
