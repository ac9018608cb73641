import { expect, test } from 'vitest';
import {
  canBeColour,
  cellAt,
  filtersAtOnce,
  kernelGrid,
  kernelPicture,
  placeOfWeight,
  prunedShade,
  weightIndex,
} from './kernel-grid-layout';
import { LIGHT, packed } from '../kit/pixels';

test.each([
  [
    'one channel, wrapped into rows',
    [3, 3, 1, 16],
    false,
    { across: 6, down: 3, columns: 23, rows: 11, isWrapped: true },
  ],
  ['colours', [3, 3, 3, 8], true, { across: 4, down: 2, columns: 15, rows: 7, isWrapped: true }],
  [
    'more filters than channels: filters lie across',
    [5, 5, 6, 16],
    false,
    { across: 16, down: 6, columns: 95, rows: 35, filtersAcross: true },
  ],
  [
    'more channels: they lie across',
    [1, 1, 8, 4],
    false,
    { across: 8, down: 4, columns: 15, rows: 7, filtersAcross: false },
  ],
])('%s', (_, shape, isColour, expected) => {
  expect(kernelGrid(shape, isColour, 0, shape[3])).toMatchObject(expected);
});

test.each([
  [[3, 3, 1, 5], 0, 5],
  [[2, 3, 4, 6], 0, 6],
  [[3, 2, 6, 4], 0, 4],
  [[3, 3, 2, 9], 3, 7],
])('cells and weights of %j name each other', (shape, from, to) => {
  const grid = kernelGrid(shape, false, from, to);
  const found = new Set<number>();
  for (let row = 0; row < grid.rows; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      const cell = cellAt(grid, column, row);
      if (!cell) continue;
      const index = weightIndex(grid, cell);
      expect(placeOfWeight(grid, index)).toEqual([column, row]);
      found.add(index);
    }
  }
  const [height, width, channels, filters] = shape;
  expect(found.size).toBe(height * width * channels * (to - from));
  const others = Array.from({ length: height * width * channels * filters }, (_, at) => at).filter(
    (at) => !found.has(at),
  );
  expect(others.map((at) => placeOfWeight(grid, at)).every((place) => place === null)).toBe(true);
});

test('the weight of a cell is that of [row, column, channel, filter]', () => {
  const grid = kernelGrid([3, 3, 2, 4], false, 0, 4);
  // the third column of kernels is filter 3, the second row channel 2; within it row 1, column 2
  expect(cellAt(grid, 2 * 4 + 1, 4 + 0)).toEqual({ filter: 2, channel: 1, row: 0, column: 1 });
  expect(weightIndex(grid, { filter: 2, channel: 1, row: 0, column: 1 })).toBe((1 * 2 + 1) * 4 + 2);
  expect(cellAt(grid, 3, 0)).toBeNull();
});

test('pruned is grey to be hatched, survivors are coloured by sign; what is between is paper', () => {
  const grid = kernelGrid([1, 2, 1, 2], false, 0, 2); // cells: a0 a1 | b0 b1
  const prunedIn = Uint8Array.of(0, 2, 1, 0); // [tap, filter]
  const weights = Float32Array.of(9, -9, 9, -9);
  const { pixels, pruned } = kernelPicture(grid, prunedIn, weights, 1, LIGHT);
  expect([...pruned]).toEqual([0, 1, 0, 0, 0]);
  expect(pixels[1]).toBe(packed(prunedShade(LIGHT)));
  expect(pixels[2]).toBe(packed(LIGHT.paper));
  expect(new Set([pixels[0], pixels[1], pixels[2], pixels[3]]).size).toBe(4);
  expect(pixels[3]).toBe(pixels[4]); // two weights of −9
  expect([...kernelPicture(grid, prunedIn, weights, 2, LIGHT).pruned]).toEqual([0, 1, 0, 1, 0]);
  // a survivor of nearly 0 is still not grey
  const faint = kernelPicture(grid, prunedIn, Float32Array.of(1e-9, 1, 1, 1), 1, LIGHT);
  expect(faint.pixels[0]).not.toBe(packed(prunedShade(LIGHT)));
  // without weights only the mask
  expect(kernelPicture(grid, prunedIn, null, 1, LIGHT).pixels[0]).toBe(packed(LIGHT.kept));
});

test.each([
  [[3, 3, 1, 5], 1, 5],
  [[2, 3, 4, 6], 0, 6],
  [[3, 2, 6, 4], 0, 4],
  [[3, 3, 2, 9], 3, 7],
])('every weight of %j is drawn in its own cell', (shape, from, to) => {
  const grid = kernelGrid(shape, false, from, to);
  const prunedIn = Uint8Array.from({ length: shape.reduce((a, b) => a * b) }, (_, at) => (at * 7) % 3);
  const { pruned } = kernelPicture(grid, prunedIn, null, 1, LIGHT);
  const expected = new Uint8Array(pruned.length);
  prunedIn.forEach((round, index) => {
    const [column, row] = placeOfWeight(grid, index) ?? [0, 0];
    if (round === 1 && placeOfWeight(grid, index)) expected[row * grid.columns + column] = 1;
  });
  expect(pruned).toEqual(expected);
});

test('in colours: light per channel, half where it is pruned, hatched where all three are', () => {
  const grid = kernelGrid([1, 2, 3, 1], true, 0, 1);
  const weights = Float32Array.of(5, -5, 5, 1, 1, 1); // rms of what is left: 5, so 5 is 0.4 of the way
  const prunedIn = Uint8Array.of(0, 0, 1, 1, 1, 1);
  const { pixels, pruned } = kernelPicture(grid, prunedIn, weights, 1, LIGHT);
  expect([...pruned]).toEqual([0, 1]);
  expect(pixels[0]).toBe(packed([127.5 * 1.4, 127.5 * 0.6, 127.5]));
  expect(pixels[1]).toBe(packed(prunedShade(LIGHT)));
  expect(canBeColour([3, 3, 3, 8], true)).toBe(true);
  expect(canBeColour([3, 3, 3, 8], false)).toBe(false);
  expect(canBeColour([3, 3, 1, 8], true)).toBe(false);
});

test('a large layer is shown in parts', () => {
  expect(filtersAtOnce([3, 3, 64, 64], false)).toBe(64);
  expect(filtersAtOnce([3, 3, 512, 512], false)).toBe(18); // 150,000 cells / (4 · 4 · 512)
});
