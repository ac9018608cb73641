import { array, assert, constantFrom, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../problem';
import { checkPair, parseIdx, parseInputs, parseLabels } from './idx-format';
import { idxFile, imagesFile, labelsFile } from './files-fixture';

describe('IDX images', () => {
  test('are read as they are', () => {
    const images = parseInputs(imagesFile(3, 2, 4), 'a');
    expect(images).toMatchObject({ count: 3, inputShape: [2, 4, 1] });
    expect([...images.values]).toEqual(Array.from({ length: 24 }, (_, at) => Math.floor(at / 8)));
  });

  test('are a view, also into the middle of a buffer', () => {
    const file = imagesFile(2, 1, 1);
    const shifted = new Uint8Array(file.length + 5);
    shifted.set(file, 5);
    expect([...parseInputs(shifted.subarray(5), 'a').values]).toEqual([0, 1]);
  });

  test.each([
    [
      'an empty file',
      new Uint8Array(),
      'a: is empty, expected IDX images (unsigned bytes of 3 or 4 axes) or points (floats of 2 axes).',
    ],
    ['labels', labelsFile(20, 10), 'a: holds labels (magic number 2049), expected IDX images'],
    [
      'another format',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0),
      'a: begins with 0x89 0x50 0x4e 0x47, expected two zeros and a type of IDX (0x08, 0x09, 0x0b, 0x0c, 0x0d, 0x0e).',
    ],
    ['a lone byte', Uint8Array.of(7), 'a: has 1 bytes, expected at least 4.'],
    [
      'half a header',
      imagesFile(1, 1, 1).subarray(0, 9),
      'a: is cut off: it has 9 bytes, expected at least 16 (its header).',
    ],
    [
      'no images',
      idxFile([2051, 0, 28, 28], []),
      'a: announces 0 × 28 × 28 values, expected at least 1 along each axis.',
    ],
    [
      'more bytes than are read',
      idxFile([2051, 4_000_000_000, 28, 28], []),
      'a: announces 4000000000 × 28 × 28 values, which are 3136000000016 bytes; at most 640000000 are read.',
    ],
    [
      'a product beyond all numbers',
      idxFile([2052, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], []),
      'bytes; at most 640000000 are read.',
    ],
    ['too many axes', idxFile([2048 + 9, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1]), 'a: announces 9 axes, expected 1 to 4.'],
    ['too many rows', idxFile([2051, 1, 65, 28], []), 'a: announces images with 65 rows, expected 1 to 64.'],
    [
      'a cut file',
      imagesFile(3, 2, 4).subarray(0, 39),
      'a: is cut off: it has 39 bytes, expected 40 (3 images of 2 × 4 pixels).',
    ],
    [
      'a file with more behind',
      idxFile([2051, 1, 1, 1], [1, 2]),
      'a: is too long: it has 18 bytes, expected 17 (1 images of 1 × 1 pixels).',
    ],
  ])('are refused: %s', (_, bytes, message) => {
    expect(() => parseInputs(bytes, 'a')).toThrow(message);
  });
});

describe('IDX labels', () => {
  test('are read as they are', () => {
    expect([...parseLabels(labelsFile(5, 3), 'a')]).toEqual([0, 1, 2, 0, 1]);
  });

  test('are refused when out of range, images, cut or too long', () => {
    expect(() => parseLabels(idxFile([2049, 2], [9, 10]), 'a', 10)).toThrow('a: label 1 is 10, expected 0 to 9.');
    expect(() => parseLabels(idxFile([2049, 1], [100]), 'a')).toThrow('expected 0 to 99.');
    expect(() => parseLabels(imagesFile(1, 1, 1), 'a')).toThrow(
      'a: holds images (magic number 2051), expected IDX labels (magic number 2049).',
    );
    expect(() => parseLabels(idxFile([2049, 2], [1]), 'a')).toThrow(
      'a: is cut off: it has 9 bytes, expected 10 (2 labels).',
    );
  });

  test('must be as many as the images', () => {
    expect(() => checkPair(3, 'images', 2, 'labels')).toThrow(
      'labels: holds 2 labels, expected 3, one for each example of images.',
    );
  });
});

test('any bytes give images, labels, or an error that begins with the name', () => {
  const header = array(constantFrom(0, 1, 2, 28, 2049, 2051, 100_001, 0xffffffff), {
    maxLength: 4,
  });
  assert(
    property(header, uint8Array({ maxLength: 60 }), (words, rest) => {
      for (const parse of [parseIdx, parseInputs, parseLabels]) {
        const message = refusalOf(() => parse(idxFile(words, rest), 'name'));
        expect(message ?? 'name: expected').toMatch(/^name: .*(expected|at most)/u);
      }
    }),
  );
});

function refusalOf(action: () => unknown): string | null {
  try {
    action();
    return null;
  } catch (error) {
    return messageOf(error);
  }
}
