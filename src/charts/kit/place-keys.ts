/** A key within the plot: for lines that had no room for a label of their own, and for shapes of marks. */
import { textWidth } from './format';
import { inside, overlaps, sampled, type Box, type Spot } from './place-labels';

export interface KeyRequest<Id extends string = string> {
  readonly id: Id;
  readonly text: string;
}

export interface PlacedKey<Id extends string = string> extends KeyRequest<Id> {
  /** left end of the sample of a line or mark */
  readonly x: number;
  /** left end of the text */
  readonly textX: number;
  /** centre of both */
  readonly y: number;
}

/** Length of the sample before the text, em. */
const SAMPLE = 1.8;
/** From one row to the next, em. */
const ROW = 1.4;

/** Are they read as one key: on one side, in rows that follow each other, but for one that a line runs through? */
export function standTogether(keys: readonly PlacedKey[], em: number): boolean {
  const farthest = (places: readonly number[]): number => Math.max(...places) - Math.min(...places);
  const isOneColumn = [keys.map(({ x }) => x), keys.map(({ textX, text }) => textX + textWidth(text, em))].some(
    (ends) => farthest(ends) < 1,
  );
  return isOneColumn && farthest(keys.map(({ y }) => y)) <= keys.length * ROW * em + 0.5;
}

/**
 * Each in its own row where no line, label or other key is, from the bottom up and from the left;
 * left out where there is no such place.
 */
export function placeKeys<Id extends string>(
  requests: readonly KeyRequest<Id>[],
  lines: readonly (readonly Spot[])[],
  taken: readonly Box[],
  plot: Box,
  em: number,
): PlacedKey<Id>[] {
  if (requests.length === 0) return [];
  const points = lines.flatMap((line) => sampled(line));
  const boxes = [...taken];
  return requests.flatMap((request) => {
    const width = textWidth(request.text, em) + em * (SAMPLE + 0.5);
    for (const x of [plot.left + em * 0.6, plot.right - width - em * 0.6]) {
      for (let y = plot.bottom - em; y - em * 0.8 > plot.top; y -= em * ROW) {
        const box = { left: x, right: x + width, top: y - em * 0.7, bottom: y + em * 0.7 };
        const wide = { left: x - em * 0.5, right: box.right + em * 0.5, top: y - em * 1.1, bottom: y + em * 1.1 };
        const isOutside = x < plot.left || box.right > plot.right;
        if (isOutside || boxes.some((other) => overlaps(box, other)) || points.some((point) => inside(point, wide)))
          continue;
        boxes.push(box);
        return [{ ...request, x, textX: x + em * (SAMPLE + 0.5), y }];
      }
    }
    return [];
  });
}
