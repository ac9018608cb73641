import { describe, expect, it } from 'vitest';
import { stream } from './random/stream';
import type { Weights } from './parameters';
import { gridOf, mixed, planeThrough, sharesAt, type PlaneSpot, type Three } from './plane';

/** Three networks of 6 + 4 numbers, and one that does not count. */
const random = stream(7, 'plane');
const draw = (): Float32Array[] => [6, 4, 3].map((size) => Float32Array.from({ length: size }, () => random.normal()));
const networks: Three<Weights> = [draw(), draw(), draw()];
const counts = [true, true, false];
const plane = planeThrough(networks, counts);

/** What counts of a network at a place of the plane, in float64. */
const at = (spot: PlaneSpot): number[] => {
  const shares = sharesAt(plane, spot);
  const flat = networks.map((of) => [...of[0], ...of[1]]);
  return flat[0].map((_, place) => shares.reduce((sum, share, of) => sum + share * flat[of][place], 0));
};
const minus = (a: readonly number[], b: readonly number[]): number[] => a.map((value, place) => value - b[place]);
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, place) => sum + value * b[place], 0);

describe('the plane through three networks', () => {
  it('has orthonormal axes', () => {
    const origin = at({ x: 0, y: 0 });
    const [across, up] = [
      { x: 1, y: 0 },
      { x: 0, y: 1 },
    ].map((spot) => minus(at(spot), origin));
    expect(dot(across, across)).toBeCloseTo(1, 12);
    expect(dot(up, up)).toBeCloseTo(1, 12);
    expect(dot(across, up)).toBeCloseTo(0, 12);
  });

  it('goes through them: each is where its coordinates say, as far as float32 goes', () => {
    expect(plane.isLine).toBe(false);
    plane.corners.forEach((corner, which) => {
      const shares = sharesAt(plane, corner);
      expect(shares.map((share) => Math.abs(Number(share.toFixed(12))))).toEqual(
        [0, 1, 2].map((of) => +(of === which)),
      );
      mixed(networks, shares).forEach((values, parameter) =>
        values.forEach((value, place) => expect(value).toBeCloseTo(networks[which][parameter][place], 6)),
      );
    });
  });

  it('measures distances between networks by what counts', () => {
    const [a, b, c] = plane.corners;
    for (const [one, other, of, from] of [
      [a, b, 0, 1],
      [a, c, 0, 2],
      [b, c, 1, 2],
    ] as const) {
      const apart = minus([...networks[of][0], ...networks[of][1]], [...networks[from][0], ...networks[from][1]]);
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeCloseTo(Math.hypot(...apart), 12);
    }
  });

  it('is covered by a square grid with a fifth of its extent around', () => {
    const corner = (x: number, y: number): Weights => [Float32Array.of(x, y)];
    const triangle = planeThrough([corner(0, 0), corner(10, 0), corner(5, 4)], [true]);
    const grid = gridOf(triangle, 5);
    expect(grid.slice(0, 5).map(({ x }) => x)).toEqual([-2, 1.5, 5, 8.5, 12]);
    expect(new Set(grid.map(({ y }) => y))).toEqual(new Set([-5, -1.5, 2, 5.5, 9]));
    expect(grid).toHaveLength(25);
  });
});

describe('three networks without a plane', () => {
  const one = draw();
  const scaled = (by: number): Weights => one.map((values) => values.map((value) => by * value));
  it.each([
    ['all equal', [one, one, one], [true, true]],
    ['two equal', [one, one, networks[0]], [true, false]],
    ['on one line', [scaled(1), scaled(2), scaled(4)], [false, false]],
  ] as const)('%s: said, with places that are numbers', (_, three, atFirst) => {
    const { isLine, corners } = planeThrough(three, [true, true, true]);
    expect(isLine).toBe(true);
    expect(corners.every(({ x, y }) => Number.isFinite(x) && y === 0)).toBe(true);
    expect(corners.slice(1).map(({ x }) => x === 0)).toEqual(atFirst);
  });
});
