import { expect, test } from 'vitest';
import { boxOf, overlaps, placeLabels, type LabelRequest } from './place-labels';

const plot = { left: 0, right: 400, top: 0, bottom: 200 };
const flat = (id: string, y: number, to = 400): LabelRequest => ({
  id,
  text: id,
  line: [
    { x: 0, y },
    { x: to, y },
  ],
  side: 'right',
});

test('labels stay in the plot, off the lines and off each other', () => {
  const requests = [flat('ticket', 60), flat('reinitialized', 90), flat('random mask', 120)];
  const labels = placeLabels(requests, plot, 12);
  expect(labels.map(({ id }) => id)).toEqual(['ticket', 'reinitialized', 'random mask']);
  for (const label of labels) {
    const box = boxOf(label, 12);
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(400);
    for (const { line } of requests) {
      expect(box.top > line[0].y || box.bottom < line[0].y).toBe(true);
    }
    const others = labels.filter((other) => other !== label);
    expect(others.some((other) => overlaps(box, boxOf(other, 12)))).toBe(false);
  }
});

test('a line that stops early has its label after its end', () => {
  const [label] = placeLabels([flat('ticket', 60, 100)], plot, 10);
  // 100 + half of 6 letters of 6.2 px + 8
  expect(label).toEqual({ id: 'ticket', text: 'ticket', x: 100 + 18.6 + 8, y: 60 });
});

test('a label that could only mislead is left out', () => {
  const crowd = [51, 53, 55, 57].map((y) => flat(`line ${y}`, y));
  expect(placeLabels(crowd, { ...plot, top: 45, bottom: 62 }, 12)).toEqual([]);
});
