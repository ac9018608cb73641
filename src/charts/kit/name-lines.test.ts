import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apart, nameLines, roomAtEnd } from './name-lines';
import { overlaps } from './place-labels';

const size = { width: 454, height: 250, em: 10.67, figure: 'plain' } as const;
const names = ['Ticket', 'Reinitialized', 'Random mask'];
const plot = { left: 40, right: size.width - roomAtEnd(names, size), top: 6, bottom: 214 };
const boxOf = ({ left = 0, y, text }: { readonly left?: number; readonly y: number; readonly text: string }) => ({
  left,
  right: left + text.length * 6,
  top: y - size.em * 0.6,
  bottom: y + size.em * 0.6,
});

test('in a figure names stand at the ends of their lines, in their order, none over another, all on the paper', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 6, max: 214, noNaN: true }), { minLength: 3, maxLength: 3 }), (ys) => {
      const labels = nameLines(
        names.map((text, at) => ({
          id: text,
          text,
          side: 'right' as const,
          line: [
            { x: 40, y: 20 },
            { x: plot.right, y: ys[at] },
          ],
        })),
        plot,
        size,
      );
      expect(labels).toHaveLength(3); // none is left out
      for (const label of labels) {
        expect(label.left).toBeGreaterThan(plot.right);
        expect(boxOf(label).right).toBeLessThanOrEqual(size.width);
        expect(label.y).toBeGreaterThanOrEqual(plot.top);
        expect(label.y).toBeLessThanOrEqual(plot.bottom);
        expect(labels.filter((other) => overlaps(boxOf(label), boxOf(other)))).toEqual([label]);
      }
      const order = names.toSorted((a, b) => ys[names.indexOf(a)] - ys[names.indexOf(b)]);
      expect(labels.map(({ id }) => ys[names.indexOf(id)])).toEqual(order.map((id) => ys[names.indexOf(id)]));
    }),
  );
});

test('places move no further than they must', () => {
  expect(apart([10, 50, 90], 12, [0, 100])).toEqual([10, 50, 90]);
  expect(apart([50, 50], 12, [0, 100])).toEqual([44, 56]);
  expect(apart([98, 99], 12, [0, 100])).toEqual([88, 100]);
  expect(apart([], 12, [0, 100])).toEqual([]);
});

test('on the page there is a margin only', () => {
  expect(roomAtEnd(names, { ...size, figure: undefined })).toBeCloseTo(size.em * 1.1);
});
