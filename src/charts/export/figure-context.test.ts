import { expect, test } from 'vitest';
import { noteFor, type FigureParts } from './figure-context';

/** As much of a chart on the page as a note looks at. */
function chartOf(rounds: string | undefined, marks: readonly string[]): HTMLElement {
  const title = { children: [{ textContent: 'Test accuracy' }, { textContent: '%' }] };
  const querySelector = (wanted: string) => (wanted === '.chart-title' ? title : marks.includes(wanted) ? {} : null);
  return { dataset: { rounds }, querySelector } as unknown as HTMLElement;
}
const score = chartOf('all', ['.chart-band', '.chart-bracket']);
const film = chartOf('all', []);
const masks = chartOf(undefined, []);

async function partsOf(charts: readonly HTMLElement[], isMarked: boolean): Promise<FigureParts[]> {
  const asked: FigureParts[] = [];
  const short = (parts?: FigureParts) => {
    if (parts) asked.push(parts);
    return { caption: '', links: [] };
  };
  await noteFor({ short }, charts, true, isMarked);
  return asked;
}

test('a note hears of the mark, and of the bracket where a chart has one', async () => {
  const plain = { titles: ['Test accuracy, %'], ofRound: false, isMarked: false, hasBracket: false, hasBands: true };
  expect(await partsOf([score], false)).toEqual([plain]);
  expect(await partsOf([score], true)).toEqual([{ ...plain, isMarked: true, hasBracket: true }]);
});

test('only bands are bands, and what shows one round alone has no mark', async () => {
  expect(await partsOf([film], true)).toMatchObject([{ isMarked: true, hasBracket: false, hasBands: false }]);
  expect(await partsOf([masks], true)).toMatchObject([{ ofRound: true, isMarked: false }]);
});
