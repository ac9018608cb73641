import { expect, test } from 'vitest';
import { placeKeys } from './place-keys';

const plot = { left: 50, right: 350, top: 0, bottom: 100 };
const high = [
  [
    { x: 50, y: 10 },
    { x: 350, y: 10 },
  ],
];
const key = { id: 'random-mask', text: 'Random mask' };

test('a key stands in the free rows, from the bottom up, one in each', () => {
  const [first, second] = placeKeys([key, { id: 'b', text: 'B' }], high, [], plot, 10);
  expect([first.x, first.y]).toEqual([56, 90]);
  expect([second.x, second.y]).toEqual([56, 76]);
  expect(first.textX).toBe(56 + 23);
});

test('a line or a label in the way moves it, no room leaves it out', () => {
  const flat = [
    [
      { x: 50, y: 90 },
      { x: 350, y: 90 },
    ],
  ];
  expect(placeKeys([key], flat, [], plot, 10)[0]).toMatchObject({ x: 56, y: 76 });
  const steep = [
    [
      { x: 100, y: 0 },
      { x: 100, y: 100 },
    ],
  ];
  expect(placeKeys([key], steep, [], plot, 10)[0]).toMatchObject({ x: 350 - 11 * 6.2 - 23 - 6, y: 90 });
  expect(placeKeys([key], [], [{ left: 50, right: 350, top: 40, bottom: 100 }], plot, 10)[0].y).toBe(20);
  expect(placeKeys([key], [], [plot], plot, 10)).toEqual([]);
});
