import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inputOfDrawing, preparationOf, type PenStroke } from './drawn-input';

const strokes = preparationOf('strokes');
const mnist = preparationOf('mnist');
const shape = [28, 28, 1];
const extent = (pixels: Uint8Array, width = 28): number[] => {
  const at = Array.from(pixels.keys()).filter((k) => pixels[k] > 100);
  const [rows, columns] = [at.map((k) => Math.floor(k / width)), at.map((k) => k % width)];
  return [Math.min(...rows), Math.max(...rows), Math.min(...columns), Math.max(...columns)];
};
const centreOfMass = (pixels: Uint8Array): number[] => {
  const sum = pixels.reduce((a, b) => a + b, 0);
  const mean = (of: (at: number) => number) => pixels.reduce((total, value, at) => total + value * of(at), 0) / sum;
  return [mean((at) => at % 28), mean((at) => Math.floor(at / 28))];
};

test('nothing drawn is nothing to read', () => {
  expect(inputOfDrawing([], shape, strokes)).toBeNull();
});

test('wherever and however large it is drawn, it is 19 pixels high and in the middle', () => {
  for (const [left, top, tall] of [
    [0.1, 0.1, 0.8],
    [0.7, 0.5, 0.3],
  ]) {
    const pixels = inputOfDrawing(
      [
        [
          [left, top],
          [left, top + tall],
        ],
      ],
      shape,
      strokes,
    );
    if (!pixels) throw new Error('something is drawn');
    const [first, last, leftmost, rightmost] = extent(pixels);
    // 19 px from point to point, and the pen's width of 1.15 px at both ends
    expect([first, last]).toEqual([3, 24]);
    expect(leftmost + rightmost).toBe(27);
    expect(rightmost - leftmost).toBeLessThan(4);
  }
});

test('as in MNIST the mass comes to the middle', () => {
  // a 7: heavier above
  const seven: PenStroke = [
    [0.2, 0.2],
    [0.8, 0.2],
    [0.4, 0.9],
  ];
  const [x, y] = centreOfMass(inputOfDrawing([seven], shape, mnist) ?? new Uint8Array(784));
  expect(x).toBeCloseTo(13.5, 0);
  expect(y).toBeCloseTo(13.5, 0);
  const [, byBox] = centreOfMass(inputOfDrawing([seven], shape, strokes) ?? new Uint8Array(784));
  expect(byBox).toBeLessThan(13);
});

test('a dot is a dot, other image sizes are filled, long strokes are drawn to the end', () => {
  const dot = inputOfDrawing([[[0.5, 0.5]]], shape, strokes);
  expect(dot?.some((value) => value > 100)).toBe(true);
  const wide = inputOfDrawing(
    [
      [
        [0.5, 0.1],
        [0.5, 0.9],
      ],
    ],
    [14, 20, 1],
    mnist,
  );
  expect(wide).toHaveLength(280);
  expect(extent(wide ?? new Uint8Array(), 20)[3]).toBeGreaterThan(8);
  const spiral: PenStroke = Array.from({ length: 4_000 }, (_, k) => [
    0.5 + 0.4 * Math.cos(k / 60) * (1 - k / 8_000),
    0.5 + 0.4 * Math.sin(k / 60) * (1 - k / 8_000),
  ]);
  const drawn = inputOfDrawing([spiral], shape, strokes);
  const [cx, cy] = spiral[spiral.length - 1];
  const at = (v: number): number => Math.round(13.5 + (v - 0.5) * (19 / 0.8));
  expect(drawn?.[at(cy) * 28 + at(cx)]).toBeGreaterThan(100);
});

test('any strokes give bytes of the right number', () => {
  const point = fc.tuple(fc.float({ min: 0, max: 1, noNaN: true }), fc.float({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(fc.array(point, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 }), (drawn) => {
      const pixels = inputOfDrawing(drawn, shape, mnist);
      expect(pixels).toHaveLength(784);
      expect(pixels?.some((value) => value > 0)).toBe(true);
    }),
  );
});
