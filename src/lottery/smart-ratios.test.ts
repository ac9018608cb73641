import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizeOf, type ParameterSpec } from './parameters';
import type { Budget } from './pruning';
import { smartRatios } from './smart-ratios';

const spec = (layer: number, kind: ParameterSpec['kind'], ...shape: readonly number[]): ParameterSpec => ({
  name: `${layer}/kernel`,
  layer,
  kind,
  shape,
  fanIn: 1,
  fanOut: 1,
  prunable: true,
});
const kept = (specs: readonly ParameterSpec[], left: number, isResidual = false): number[] =>
  smartRatios(specs, left, isResidual).map((group) => group.kept);

// LeNet-300-100: layers 1 and 2 of 3 in proportion to 3² + 3 = 12 and 2² + 2 = 6 times their sizes, the last 30 %
const lenet = [spec(1, 'dense', 784, 300), spec(2, 'dense', 300, 100), spec(3, 'output', 100, 10)];

test.each([
  // 53,240 − 300 = 52,940; of 235,200 · 12 + 30,000 · 6 = 3,002,400 the first has 2,822,400
  ['20 %', 53_240, [49_766, 3_174, 300]],
  ['1 %', 2_662, [2_220, 142, 300]],
  // 30 % of the last layer would be more than half: 266 of 532
  ['0.2 %', 532, [250, 16, 266]],
])('LeNet-300-100 at %s', (_name, left, expected) => expect(kept(lenet, left)).toEqual(expected));

test('what is more than a layer goes to the next, and the sum is exact', () => {
  for (let left = 1; left <= 266_200; left += 1_771) {
    const counts = kept(lenet, left);
    expect(counts.reduce((a, b) => a + b)).toBe(left);
    counts.forEach((count, at) => {
      expect(count).toBeGreaterThanOrEqual(0);
      expect(count).toBeLessThanOrEqual([235_200, 30_000, 1_000][at]);
    });
  }
  expect(kept(lenet, 266_200)).toEqual([235_200, 30_000, 1_000]);
  expect(kept(lenet, 260_000)).toEqual([235_200, 24_500, 300]);
});

test('convolutions without shortcuts keep less behind: divided by l²; dense layers behind them keep 30 %', () => {
  const vgg = [
    spec(1, 'conv', 3, 3, 1, 8),
    spec(2, 'conv', 3, 3, 8, 8),
    spec(3, 'dense', 100, 4),
    spec(4, 'output', 4, 2),
  ];
  // 122 for the dense ones, 119.6 and 2.4; 72 · 20 = 1,440 and 576 · 12 = 6,912 of 8,352, divided by l² 1,440 and 1,728 of 3,168
  expect(kept(vgg, 322, true)).toEqual([34, 166, 119, 3]);
  expect(kept(vgg, 322)).toEqual([72, 128, 119, 3]);
});

test('no layer gets a weight back from one level to the next, in deep networks either', () => {
  const width = fc.integer({ min: 2, max: 9 });
  fc.assert(
    fc.property(
      fc.array(width, { minLength: 3, maxLength: 7 }),
      fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 2, maxLength: 12 }),
      fc.constantFrom('conv' as const, 'dense' as const),
      fc.boolean(),
      (widths, shares, kind, isResidual) => {
        const specs = widths.slice(1).map((outputs, at): ParameterSpec => {
          const isLast = at === widths.length - 2;
          return kind === 'conv' && !isLast
            ? spec(at, 'conv', 3, 3, widths[at], outputs)
            : spec(at, isLast ? 'output' : 'dense', widths[at], outputs);
        });
        const all = specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
        const levels = shares.toSorted((a, b) => b - a).map((share) => Math.max(1, Math.round(share * all)));
        let before: Budget | undefined;
        for (const left of levels) {
          const budget = smartRatios(specs, left, isResidual, before);
          expect(budget.reduce((sum, group) => sum + group.kept, 0)).toBe(left);
          for (const [at, group] of budget.entries())
            expect(group.kept).toBeLessThanOrEqual(before?.[at].kept ?? Infinity);
          before = budget;
        }
      },
    ),
  );
});
