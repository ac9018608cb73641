/** A set of one's own: its parts belong together, and its classes are the labels that occur. */
import type { Sentence } from '../../../problem';
import { said } from '../problems';
import { DataFileError, type MissingFile } from './data-file-error';
import type { DataSet } from '../dataset';
import { MOST_CLASSES } from './file-limits';
import type { Part } from './format';
import {
  describeInputs,
  imagesOf,
  inputsFile,
  labelsOf,
  missing,
  type Assembled,
  type Examples,
  type Found,
} from './found';
import { checkPair, writeIdx } from './idx-format';
import type { Inputs, Scaling } from './inputs';
import { inOrder, moved } from './labels';
import { CLASS_NAMES, LEAST, PARTS, writeClassNames } from './own-files';

/**
 * @param given names of classes 0, 1, … where a file has them
 * @throws DataFileError naming the file that does not fit the others
 */
export function assembleOwn(set: DataSet, { inputs, labels }: Examples, given: readonly string[] | null): Assembled {
  const files: Record<string, Uint8Array> = {};
  const there = PARTS.filter((part) => inputs.has(imagesOf(part)) || labels.has(labelsOf(part)));
  const pairs = there.map((part) => ({ part, images: inputs.get(imagesOf(part)), found: labels.get(labelsOf(part)) }));
  const wanted = (role: string): MissingFile => missing(set.files.find((file) => file.role === role) ?? set.files[0]);
  if (!inputs.has(imagesOf('train'))) throw wanted(imagesOf('train'));
  const occurring = inOrder([...new Set(pairs.flatMap(({ found }) => found?.value.names ?? []))]);
  const names = given ?? occurring;
  // with names of their own, labels are places among them
  const known = given ? given.map((_, at) => String(at)) : occurring;
  const [first] = pairs;
  for (const { part, images, found } of pairs) {
    if (!images) throw wanted(imagesOf(part));
    if (!found) throw wanted(labelsOf(part));
    checkPair(images.value.count, images.name, found.value.count, found.name);
    checkSameShape(images, first.images ?? images);
    const ofPart = LEAST * (part === 'train' ? 4 - there.length : 1);
    if (images.value.count < ofPart) {
      throw new DataFileError(
        images.name,
        said('too-few-examples', { held: images.value.count, least: ofPart, each: LEAST }),
      );
    }
    files[imagesOf(part)] = inputsFile(images.value);
    const strange = found.value.names.find((label) => !known.includes(label));
    if (strange !== undefined)
      throw new DataFileError(found.name, said('label-unnamed', { label: strange, count: known.length }));
    files[labelsOf(part)] = writeIdx(
      'uint8',
      [found.value.count],
      moved(found.value.indices, found.value.names, known),
    );
  }
  if (names.length > MOST_CLASSES)
    throw new DataFileError(set.id, said('too-many-labels', { found: names.length, most: MOST_CLASSES }));
  if (names.length < 2) throw new DataFileError(pairs[0].found?.name ?? set.id, said('one-label', { label: names[0] }));
  // 0, 1, 2 … need no names, and the files are what they were
  if (names.some((name, at) => name !== String(at))) files[CLASS_NAMES] = writeClassNames(names);
  const countOf = (part: Part): number | null => inputs.get(imagesOf(part))?.value.count ?? null;
  const held = { train: countOf('train') ?? 0, validation: countOf('validation'), test: countOf('test') };
  return {
    files,
    held,
    said: understood(
      pairs.flatMap(({ part, images }) => (images ? [{ part, images }] : [])),
      names,
    ),
  };
}

function checkSameShape(images: Found<Inputs>, first: Found<Inputs>): void {
  const [wanted, held] = [first, images].map(({ value }) => value.inputShape.join(' × '));
  if (wanted !== held)
    throw new DataFileError(images.name, said('size-of-examples', { held, wanted, file: first.name }));
}

const SCALING: Readonly<Record<Scaling, Sentence | null>> = {
  bytes: null, // as everybody expects
  unit: said('read-unit'),
  'up-to-255': said('read-bytes'),
  points: said('read-points'),
};

const READ: Readonly<Record<Part, (inputs: Sentence) => Sentence>> = {
  train: (inputs) => said('read-training', { inputs }),
  validation: (inputs) => said('read-validation', { inputs }),
  test: (inputs) => said('read-test', { inputs }),
};

function understood(
  parts: readonly { readonly part: Part; readonly images: Found<Inputs> }[],
  names: readonly string[],
): Sentence[] {
  const scaling = [...new Set(parts.map(({ images }) => SCALING[images.value.scaling]))].filter(
    (text) => text !== null,
  );
  const isEmnist = parts.some(({ images }) => /emnist/i.test(images.name) && images.value.inputShape.length === 3);
  return [
    ...parts.map(({ part, images }) => READ[part](describeInputs(images.value))),
    said('read-classes', { classes: names.length, first: names[0], last: names[names.length - 1] }),
    ...scaling,
    ...(isEmnist ? [said('read-emnist')] : []),
  ];
}
