import { expect, test } from 'vitest';
import { WHOLE, panBy, placeAt, showCell, zoomAt } from './view';

test('zooming keeps the place under the pointer', () => {
  const view = zoomAt(zoomAt(WHOLE, 4, 0.5, 0.5, 100), 2, 0.25, 0.75, 100);
  expect(view.zoom).toBe(8);
  // 0.375 + 0.25 / 4 = 0.4375 across, 0.375 + 0.75 / 4 = 0.5625 down
  expect(placeAt(view, 0.25, 0.75)).toEqual([0.4375, 0.5625]);
});

test('the picture never leaves the window', () => {
  expect(zoomAt(WHOLE, 0.1, 0.5, 0.5, 100)).toEqual(WHOLE);
  expect(zoomAt(WHOLE, 1000, 0, 0, 100).zoom).toBe(100);
  expect(panBy({ zoom: 2, left: 0.1, top: 0.1 }, 5, -5)).toEqual({ zoom: 2, left: 0, top: 0.5 });
});

test('the view follows a cell just as far as needed', () => {
  const view = { zoom: 4, left: 0.25, top: 0.25 };
  expect(showCell(view, 0.3, 0.3, 0.01, 0.01)).toEqual(view);
  expect(showCell(view, 0.75, 0, 0.125, 0.125)).toEqual({ zoom: 4, left: 0.625, top: 0 });
});
