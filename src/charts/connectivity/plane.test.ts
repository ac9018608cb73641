import { describe, expect, it } from 'vitest';
import { fieldOf, highestBetween, valueAt, type PlaneField } from './plane-field';
import { layout } from './plane-layout';
import { levelsOf } from './plane-levels';

const loss = { id: 'loss', unit: 'nats', better: 'lower', digits: 3 } as const;
const accuracy = { id: 'accuracy', unit: 'fraction', better: 'higher', digits: 2 } as const;
const names = [{ name: 'copy 1' }, { name: 'copy 2' }, { name: 'start' }] as const;

/** On a grid from −1 to 3 each way, through (0, 0), (2, 0) and (1, 2). */
function table(of: (x: number, y: number) => number | null) {
  const side = [-1, 0, 1, 2, 3];
  const x = [0, 2, 1, ...side.flatMap(() => side)];
  const y = [0, 0, 2, ...side.flatMap((up) => side.map(() => up))];
  return { x, y, 'test.loss': x.map((across, at) => of(across, y[at])) };
}
const fieldFrom = (of: (x: number, y: number) => number | null): PlaneField => {
  const field = fieldOf(table(of), loss);
  if (!field) throw new Error('There is no field.');
  return field;
};

describe('the field of a plane', () => {
  it('has its networks and its grid, of accuracy the error; none where the metric was not measured', () => {
    const field = fieldFrom((x, y) => x + 10 * y);
    expect(field.networks).toEqual([
      { x: 0, y: 0, value: 0 },
      { x: 2, y: 0, value: 2 },
      { x: 1, y: 2, value: 21 },
    ]);
    expect([field.xs, field.ys]).toEqual([
      [-1, 0, 1, 2, 3],
      [-1, 0, 1, 2, 3],
    ]);
    expect(fieldOf({ x: [0, 1, 2], y: [0, 0, 0], 'test.accuracy': [1, 0.75, null] }, accuracy)).toEqual({
      networks: [
        { x: 0, y: 0, value: 0 },
        { x: 1, y: 0, value: 0.25 },
        { x: 2, y: 0, value: null },
      ],
      xs: [],
      ys: [],
      values: [],
    });
    expect(
      fieldOf(
        table(() => 1),
        accuracy,
      ),
    ).toBeNull();
  });

  it('is linear between four places, and nothing beyond them or beside a place without a number', () => {
    const field = fieldFrom((x, y) => (x === 3 && y === 3 ? null : x + 10 * y));
    expect(valueAt(field, { x: 0.25, y: 1.5 })).toBe(15.25);
    expect(valueAt(field, { x: 2.5, y: 2.5 })).toBeNull();
    expect(valueAt(field, { x: -1.5, y: 0 })).toBeNull();
  });

  it('tells how high a straight way rises, its ends included', () => {
    const ridge = fieldFrom((x, y) => (x === 1 && y === 0 ? 5 : 1));
    expect(highestBetween(ridge, 0, 1)).toBe(5);
    expect(highestBetween(ridge, 0, 2)).toBe(1.5); // halfway it passes between the ridge and (0, 0), at y = 1
    expect(
      highestBetween(
        fieldFrom((x) => x),
        0,
        1,
      ),
    ).toBe(2);
    expect(
      highestBetween(
        fieldFrom((x, y) => (x === 1 && y === 0 ? null : 1)),
        0,
        1,
      ),
    ).toBeNull();
  });
});

describe('contours', () => {
  it('are at readable heights: of losses by factors, of what hardly differs and of errors by sums', () => {
    expect(levelsOf([0.015, 0.03, 0.2, 2.5, 3], true)).toEqual({
      values: [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2],
      isLog: true,
    });
    expect(levelsOf([0.15, 1.8], true).values).toEqual([0.2, 0.3, 0.4, 0.5, 0.7, 1, 1.5]);
    expect(levelsOf([1e-6, 1e6], true).values.length).toBeLessThanOrEqual(9);
    expect(levelsOf([0.3, 0.5], true)).toEqual({
      values: [0.32, 0.34, 0.36, 0.38, 0.4, 0.42, 0.44, 0.46, 0.48],
      isLog: false,
    });
    expect(levelsOf([0, 0.3], false).values).toEqual([0.05, 0.1, 0.15, 0.2, 0.25]);
    expect(levelsOf([1, 1], true).values).toEqual([]);
  });

  it('leave one far corner out, so that the valley is seen', () => {
    const costs = Array.from({ length: 100 }, (_, at) => 0.1 + at / 1_000);
    expect(Math.max(...levelsOf([...costs, 1e9], true).values)).toBeLessThan(0.2);
  });

  it('are drawn to the edges of the plot and not beyond, also around places without a number', () => {
    const size = { width: 400, height: 340, em: 12 };
    const field = fieldFrom((x, y) => (x === 3 ? null : 0.1 + x * x + y * y));
    const { bands, plot, nearest, networks } = layout({ field, metric: loss, networks: names }, size);
    expect(plot.right - plot.left).toBe(plot.bottom - plot.top);
    const numbers = bands.flatMap(({ path }) => path.match(/[\d.-]+,[\d.-]+/g) ?? []).map((pair) => pair.split(','));
    expect(numbers.length).toBeGreaterThan(50);
    for (const [x, y] of numbers.map((pair) => pair.map(Number))) {
      expect(x >= plot.left && x <= plot.right && y >= plot.top && y <= plot.bottom).toBe(true);
    }
    expect(networks.map((spot) => nearest(spot))).toEqual([
      [1, 1],
      [3, 1],
      [2, 3],
    ]);
    expect(nearest({ x: -50, y: 1e6 })).toEqual([0, 0]);
  });
});

it('the name of the third network stands above it, or below where there is no room, and on it nowhere', () => {
  for (const [height, isAbove] of [
    [400, true],
    [170, false],
  ] as const) {
    const size = { width: height * 2, height, em: 14 };
    const { networks } = layout({ field: fieldFrom((x, y) => x + y + 2), metric: loss, networks: names }, size);
    const [, , { y, label }] = networks;
    expect(label.y < y).toBe(isAbove);
    // two lines of names; the mark is 0.84 em high
    expect(Math.abs(label.y + (isAbove ? 1.15 * 14 : 0) - y)).toBeGreaterThan(0.42 * 14);
  }
});
