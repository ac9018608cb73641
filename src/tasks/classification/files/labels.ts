/** Labels of any kind: numbers from anywhere, or words. Classes are the labels that occur. */
import { said } from '../problems';
import { DataFileError } from './data-file-error';
import { MOST_CLASSES } from './file-limits';
import type { NumberTable, Values } from './numbers';

export interface Labels {
  readonly count: number;
  /** the labels that occur: numbers ascending, else in the order of their letters */
  readonly names: readonly string[];
  /** [count], places in `names` */
  readonly indices: Uint8Array;
}

/** QMNIST's labels: the class, then seven columns about the writer. */
const QMNIST_COLUMNS = 8;

/**
 * @param table [count], [count, 1], or QMNIST's [count, 8] with the class in front
 * @throws DataFileError with the label and what is allowed
 */
export function labelsOf({ shape, values }: NumberTable, name: string): Labels {
  const [count, columns = 1] = shape;
  if (shape.length > 2 || (columns !== 1 && columns !== QMNIST_COLUMNS)) {
    throw new DataFileError(name, said('shape-of-labels', { shape: shape.join(' × ') }));
  }
  return numberedLabels(values, columns, count, name);
}

function numberedLabels(values: Values, step: number, count: number, name: string): Labels {
  const places = new Map<number, number>();
  const indices = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) {
    const label = values[at * step];
    let place = places.get(label);
    if (place === undefined) {
      if (!Number.isSafeInteger(label)) throw new DataFileError(name, said('label-not-whole', { at, label }));
      place = places.size;
      checkClasses(place + 1, name);
      places.set(label, place);
    }
    indices[at] = place;
  }
  return sorted([...places.keys()].map(String), indices);
}

/** Labels that are words, or numbers as text. @throws DataFileError where there are too many different ones */
export function namedLabels(words: readonly string[], name: string): Labels {
  const places = new Map<string, number>();
  const indices = new Uint8Array(words.length);
  words.forEach((word, at) => {
    let place = places.get(word);
    if (place === undefined) {
      place = places.size;
      checkClasses(place + 1, name);
      places.set(word, place);
    }
    indices[at] = place;
  });
  return sorted([...places.keys()], indices);
}

function checkClasses(classes: number, name: string): void {
  if (classes > MOST_CLASSES) {
    throw new DataFileError(name, said('more-labels', { most: MOST_CLASSES, mostToo: MOST_CLASSES }));
  }
}

const isWhole = (text: string): boolean => /^-?\d{1,15}$/.test(text);

/** Names in their order: as numbers where all are, else by their letters. */
export function inOrder(names: readonly string[]): string[] {
  if (names.every(isWhole)) return names.toSorted((a, b) => Number(a) - Number(b));
  return names.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
}

function sorted(found: readonly string[], indices: Uint8Array): Labels {
  const names = inOrder(found);
  return { count: indices.length, names, indices: moved(indices, found, names) };
}

/** The same labels by their places in `names`, which has all of them. */
export function moved(indices: Uint8Array, from: readonly string[], names: readonly string[]): Uint8Array {
  const table = Uint8Array.from(from, (name) => names.indexOf(name));
  return Uint8Array.from(indices, (index) => table[index]);
}
