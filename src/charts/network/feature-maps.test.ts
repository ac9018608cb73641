import { expect, test } from 'vitest';
import { mapGrid, mapPixels, meanOf, pixelAt } from './feature-maps-layout';
import { LIGHT, mix, packed } from '../kit/pixels';

test('maps lie in a square, the last row may be short', () => {
  expect(mapGrid([28, 28, 6])).toMatchObject({ across: 3, columns: 86, rows: 57 });
  expect(mapGrid([4, 8, 8])).toMatchObject({ across: 2, columns: 17, rows: 19 }); // flat maps go below each other
});

test('every value has one cell, and a cell names its value', () => {
  const grid = mapGrid([2, 3, 5]);
  const found: number[] = [];
  for (let row = 0; row < grid.rows; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      const at = pixelAt(grid, column, row);
      if (at) found.push(at.index);
    }
  }
  expect(found.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, at) => at));
  expect(pixelAt(grid, 4, 0)).toEqual({ filter: 1, row: 0, column: 0, index: 1 });
  expect(pixelAt(grid, 3, 0)).toBeNull();
});

test('behind the last map it is as grey as between maps: paper would be a map of zeros', () => {
  const grid = mapGrid([1, 1, 3]); // two by two, the last place is empty
  const grey = packed(mix(LIGHT.paper, LIGHT.ink, 0.16));
  const zero = packed(LIGHT.paper);
  expect([...mapPixels(grid, Float32Array.of(0, 0, 0), 1, LIGHT)]).toEqual([
    zero,
    grey,
    zero,
    grey,
    grey,
    grey,
    zero,
    grey,
    grey,
  ]);
});

test('colours: 0 is paper, the reach and beyond in full, by sign', () => {
  const grid = mapGrid([1, 4, 1]);
  const pixels = mapPixels(grid, Float32Array.of(0, 2, 9, -2), 2, LIGHT);
  expect([...pixels]).toEqual([LIGHT.paper, LIGHT.positive, LIGHT.positive, LIGHT.negative].map(packed));
  expect([...mapPixels(grid, new Float32Array(4), 0, LIGHT)]).toEqual(Array(4).fill(packed(LIGHT.paper)));
  expect([...meanOf(Float32Array.of(1, 10, 3, 20), 2)]).toEqual([2, 15]);
});
