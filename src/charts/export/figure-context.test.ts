import { expect, test } from 'vitest';
import { partOf, partsOf } from './figure-context';
import { curveParts } from './figure-parts-fixture';

/** As much of a chart as is read of it. */
function chartOf(rounds: string | undefined, marks: readonly string[], beyond?: string): HTMLElement {
  const title = { children: [{ textContent: 'Test accuracy' }, { textContent: '%' }] };
  const known = new Map<string, object>([...marks.map((mark) => [mark, {}] as const), ['.chart-title', title]]);
  if (beyond) known.set('[data-beyond]', { dataset: { beyond } });
  const querySelector = (wanted: string) => known.get(wanted) ?? null;
  return { dataset: { rounds }, querySelector } as unknown as HTMLElement;
}
const score = partOf(chartOf('all', ['.chart-band']));
const marked = partOf(chartOf('all', ['.chart-band', '.chart-bracket']));
const film = partOf(chartOf('all', []));
const masks = partOf(chartOf(undefined, []));
const cut = partOf(chartOf('all', ['.chart-beyond'], '▼ below the axis: Random mask 31.24 % at 3.3 % of the weights.'));

test('what is said of a figure is what is drawn in it: a bracket that has no room is not named', () => {
  const plain = { ...curveParts, titles: ['Test accuracy, %'] };
  expect(partsOf([score], false)).toEqual(plain);
  expect(partsOf([score], true)).toEqual({ ...plain, isMarked: true });
  expect(partsOf([marked], true)).toEqual({ ...plain, isMarked: true, hasBracket: true });
  expect(partsOf([film, marked], true)).toMatchObject({ titles: [plain.titles[0], plain.titles[0]], hasBracket: true });
});

test('only bands are bands, and what shows one round alone has no mark', () => {
  expect(partsOf([film], true)).toMatchObject({ isMarked: true, hasBracket: false, hasBands: false });
  expect(partsOf([partOf(chartOf('all', ['.chart-zone', '.chart-stop']))], false)).toMatchObject({
    hasZones: true,
    hasStops: true,
    hasBands: false,
  });
  expect(partsOf([masks], true)).toMatchObject({ ofRound: true, isMarked: false });
});

test('what lies beyond an axis comes from the chart that cuts it', () => {
  const { beyond, hasArrowheads } = partsOf([film, cut], false);
  expect(beyond).toEqual(['▼ below the axis: Random mask 31.24 % at 3.3 % of the weights.']);
  expect(hasArrowheads).toBe(true);
});
