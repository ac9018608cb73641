import { expect, test } from 'vitest';
import { asideOf, placesBeyond } from './beyond-labels';

const plot = { left: 0, right: 400, top: 0, bottom: 200 };
const at = (x: number) => ({ x, y: 200 });
const around = { plot, em: 10, lines: [] };

test('values of rounds that are near stand one above the other, then beside; where there is no room they are left to the table', () => {
  const heights = (marks: readonly number[]) => placesBeyond(marks.map(at), around).map((place) => place && place.y);
  expect(heights([100, 300])).toEqual([187, 187]);
  expect(heights([100, 112, 300])).toEqual([187, 174.5, 187]);
  expect(heights([100, 100, 100])).toEqual([187, 174.5, 162]);
  expect(placesBeyond([at(100), at(100), at(100), at(100), at(100), at(100)], around).at(-1)).toBeNull();
});

test('no value hides a line while there is a place without one', () => {
  const falling = [
    { x: 80, y: 0 },
    { x: 100, y: 200 },
  ];
  const [place] = placesBeyond([at(100)], { ...around, lines: [falling] });
  expect(Math.abs((place?.x ?? 100) - 100)).toBeGreaterThan(10);
  // at the end of the axis it stays within the drawing
  const last = [
    { x: 380, y: 0 },
    { x: 400, y: 200 },
  ];
  expect(placesBeyond([at(400)], { ...around, lines: [last] })[0]?.x).toBeLessThan(400);
});

test('where worse is up they stand under their marks', () => {
  expect(placesBeyond([{ x: 100, y: 0 }], { ...around, side: -1 })).toEqual([{ x: 100, y: 13 }]);
});

test('marks of one place stand beside each other, each under a value of its own', () => {
  const [first, second, third] = [
    { x: 100, y: 200 },
    { x: 100.4, y: 200 },
    { x: 160, y: 200 },
  ];
  // around 100.2, 9 px from each other
  expect(asideOf([first, second, third], 12).map((by) => Number(by.toFixed(9)))).toEqual([-4.3, 4.3, 0]);
  // of rounds that are nearly one, too: 5.4 px would be enough
  expect(asideOf([at(105), at(100), at(110.4)], 12)).toEqual([4.5 - 2.5, 2.5 - 4.5, 0]);
  expect(asideOf([], 12)).toEqual([]);
});
