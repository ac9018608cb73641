/** The names of a chart's lines: on the page beside each, in a figure for a paper at their ends, one below the other. */
import { textWidth } from './format';
import { placeLabels, type Box, type LabelRequest, type PlacedLabel } from './place-labels';
import type { Size } from './use-size';

/** Between the middles of two names, and from a line's end to its name, em. */
const [APART, BESIDE] = [1.25, 0.7];
/** Where a name has moved further than this from the end of its line, a thin line leads to it, em. */
const NEAR = 0.7;

/** So many names are few: the most of a figure's width that they may take at the ends. Of more, of its width and height. */
const [FEW, MOST_WIDTH_OF_FEW, MOST_WIDTH, MOST_HEIGHT] = [5, 0.6, 0.36, 0.7];

const widest = (names: readonly string[], em: number): number =>
  Math.max(0, ...names.map((name) => textWidth(name, em)));

/** Have these names room right of a figure's plot? Else they stand in a key. */
const fitAtEnd = (names: readonly string[], { em, width, height }: Size): boolean =>
  names.length <= FEW
    ? widest(names, em) <= width * MOST_WIDTH_OF_FEW
    : widest(names, em) <= width * MOST_WIDTH && names.length * em * APART <= height * MOST_HEIGHT;

/** px kept free right of a plot: a margin, and in a figure the names of lines. */
export const roomAtEnd = (names: readonly string[], size: Size): number =>
  size.em * 1.1 + (size.figure && fitAtEnd(names, size) ? size.em * BESIDE + widest(names, size.em) : 0);

/** `taken`: boxes that are no place for a name within the plot. */
export function nameLines<Id extends string>(
  requests: readonly LabelRequest<Id>[],
  plot: Box,
  { em, figure, width }: Size,
  taken: readonly Box[] = [],
): PlacedLabel<Id>[] {
  if (!figure) return placeLabels(requests, plot, em, taken);
  const atEnd = requests.filter(({ side }) => side === 'right');
  const names = atEnd.map(({ text }) => text);
  if (plot.right + em * BESIDE + widest(names, em) > width) return placeLabels(requests, plot, em, taken);
  const others = requests.filter(({ side }) => side === 'left');
  // a line across the whole plot is named in it; the lines that are named outside are no place for that
  const within = placeLabels([...others, ...atEnd], plot, em, taken).filter(({ id }) =>
    others.some((other) => other.id === id),
  );
  // paper has no tooltip that would name it
  const left = others
    .filter(({ id }) => !within.some((label) => label.id === id))
    .map((request) => ({ ...request, text: request.short ?? request.text }));
  return [...within, ...namedAtEnd([...atEnd, ...left], plot, em)];
}

function namedAtEnd<Id extends string>(
  requests: readonly LabelRequest<Id>[],
  plot: Box,
  em: number,
): PlacedLabel<Id>[] {
  const ends = requests
    .flatMap(({ id, text, line }) => {
      const end = line.at(-1);
      return end ? [{ id, text, end: { x: end.x, y: Math.min(Math.max(end.y, plot.top), plot.bottom) } }] : [];
    })
    .toSorted((a, b) => a.end.y - b.end.y);
  const places = apart(
    ends.map(({ end }) => end.y),
    em * APART,
    [plot.top + em * 0.6, plot.bottom - em * 0.6],
  );
  const left = plot.right + em * BESIDE;
  return ends.map(({ id, text, end }, at) => {
    const y = places[at];
    const leader = Math.abs(y - end.y) > em * NEAR || end.x < plot.right - em * 2;
    return { id, text, x: left + textWidth(text, em) / 2, y, left, ...(leader && { from: end }) };
  });
}

/**
 * Places at least `least` from each other, in the order of `wanted`, which ascends, and as near to it as can be (the sum
 * of squares): those too close form a block around their mean. All of them within `bounds`, if they have room there.
 */
export function apart(wanted: readonly number[], least: number, bounds: readonly [number, number]): number[] {
  const blocks: { sum: number; size: number }[] = [];
  const placeOf = ({ sum, size }: { readonly sum: number; readonly size: number }): number => sum / size;
  for (const [at, place] of wanted.entries()) {
    // without the distances to the first one, blocks only have to ascend
    let block = { sum: place - at * least, size: 1 };
    for (let last = blocks.at(-1); last && placeOf(last) > placeOf(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, size: last.size + block.size };
    }
    blocks.push(block);
  }
  const [low, high] = [bounds[0], bounds[1] - Math.max(0, wanted.length - 1) * least];
  return blocks
    .flatMap((block) => Array.from({ length: block.size }, () => Math.max(low, Math.min(placeOf(block), high))))
    .map((place, at) => place + at * least);
}
