/** A text file as it comes: UTF-8, of any script, within limits. */
import { Problem } from '../../../problem';
import { said } from '../problems';

/** Most bytes of a text: each character takes a few more while it is read. */
export const MOST_BYTES = 20_000_000;
/** Kinds of characters with a number of their own; one more stands for all others. */
export const MOST_KINDS = 255;

const refused = (file: string, problem: ReturnType<typeof said>): Problem =>
  new Problem(said('in-file', { file, problem }));

/**
 * @param file its name, in errors
 * @throws Problem naming the file, what it holds and what is allowed
 */
export function readText(bytes: Uint8Array, file: string): string {
  if (bytes.length > MOST_BYTES) throw refused(file, said('too-large', { bytes: bytes.length, most: MOST_BYTES }));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused(file, said('not-utf-8', { at: firstWrong(bytes) }));
  }
  if (text === '') throw refused(file, said('empty'));
  return text;
}

/** The byte, from 1, up to which a text is UTF-8 no more; the end where it stops in the middle of a character. */
function firstWrong(bytes: Uint8Array): number {
  const isRight = (count: number): boolean => {
    try {
      // a character may be cut off where we stop to look
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, count), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let [right, wrong] = [0, bytes.length + 1];
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (isRight(middle)) right = middle;
    else wrong = middle;
  }
  return Math.min(wrong, bytes.length);
}

/** A text as numbers of characters, in three parts one after the other. */
export interface NumberedText {
  /** [kinds] by number: Unicode code points in their order; the last stands for all others */
  readonly characters: readonly string[];
  readonly train: Uint8Array;
  readonly validation: Uint8Array;
  readonly test: Uint8Array;
}

/** What stands for all characters without a number of their own: no character is called that. */
export const OTHER = 'other';

/** Shares of a text that validate and test: its end. */
const HELD_OUT = { validation: 0.05, test: 0.05 };

/**
 * The first nine tenths of a text are for training, and which characters there are is seen in them alone: the most frequent
 * ones where they are too many, of equals those with the lower number in Unicode.
 * @throws Problem naming the file where there is but one kind of character
 */
export function numberText(text: string, file: string): NumberedText {
  const points = codePointsOf(text);
  const [validation, test] = [HELD_OUT.validation, HELD_OUT.test].map((share) => Math.floor(share * points.length));
  const training = points.subarray(0, points.length - validation - test);
  const counts = new Map<number, number>();
  for (const point of training) counts.set(point, (counts.get(point) ?? 0) + 1);
  if (counts.size < 2) throw refused(file, said('one-kind', { characters: points.length }));
  const kinds = [...counts]
    .toSorted(([a, often], [b, seldom]) => seldom - often || a - b)
    .slice(0, MOST_KINDS)
    .map(([point]) => point)
    .toSorted((a, b) => a - b);
  const numbers = new Map(kinds.map((point, at) => [point, at]));
  const numbered = (part: Uint32Array): Uint8Array => {
    const found = new Uint8Array(part.length);
    // a loop: a million characters take `from` seconds
    for (let at = 0; at < part.length; at += 1) found[at] = numbers.get(part[at]) ?? kinds.length;
    return found;
  };
  return {
    characters: [...kinds.map((point) => String.fromCodePoint(point)), OTHER],
    train: numbered(training),
    validation: numbered(points.subarray(training.length, training.length + validation)),
    test: numbered(points.subarray(points.length - test)),
  };
}

function codePointsOf(text: string): Uint32Array {
  const points = new Uint32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; count += 1) {
    const point = text.codePointAt(at) ?? 0;
    points[count] = point;
    at += point > 0xffff ? 2 : 1;
  }
  return points.subarray(0, count);
}
