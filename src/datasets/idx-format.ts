/**
 * IDX, the file format of MNIST: a big-endian header, then one byte per value. Images begin with
 * magic 2051, count, rows, columns; labels with magic 2049, count. Everything is checked on the
 * header and the length before anything is allocated. Errors begin with the name of the file.
 */

export interface IdxImages {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
  /** [count, rows, columns], a view into the file */
  readonly pixels: Uint8Array;
}

const IMAGES = { what: 'IDX images', magic: 2051, header: 16 } as const;
const LABELS = { what: 'IDX labels', magic: 2049, header: 8 } as const;

export const MOST_EXAMPLES = 100_000;
export const MOST_SIDE = 64; // pixels
export const MOST_CLASSES = 100;
/** Size of the largest file that is read, in bytes. */
export const MOST_BYTES = IMAGES.header + MOST_EXAMPLES * MOST_SIDE * MOST_SIDE;

/**
 * The images of an IDX file.
 * @throws Error with the name of the file, what it holds and what was expected.
 */
export function parseImages(bytes: Uint8Array, name: string): IdxImages {
  const header = readHeader(bytes, name, IMAGES);
  const count = checkCount(header.getUint32(4), name);
  const rows = checkSide(header.getUint32(8), 'rows', name);
  const columns = checkSide(header.getUint32(12), 'columns', name);
  const length = IMAGES.header + count * rows * columns;
  const promise = `${count} images of ${rows} × ${columns} pixels`;
  checkLength(bytes, length, promise, name);
  return { count, rows, columns, pixels: bytes.subarray(IMAGES.header) };
}

/**
 * The labels of an IDX file, [count], a view into the file.
 * @param classes labels are 0 … classes − 1
 * @throws Error with the name of the file, what it holds and what was expected.
 */
export function parseLabels(bytes: Uint8Array, name: string, classes = MOST_CLASSES): Uint8Array {
  const header = readHeader(bytes, name, LABELS);
  const count = checkCount(header.getUint32(4), name);
  checkLength(bytes, LABELS.header + count, `${count} labels`, name);
  const labels = bytes.subarray(LABELS.header);
  const wrong = labels.findIndex((label) => label >= classes);
  if (wrong >= 0) {
    throw new Error(
      `${name}: label ${wrong} is ${labels[wrong]}, expected 0 to ${classes - 1}.`,
    );
  }
  return labels;
}

/** @throws Error when images and labels of one set do not have the same number of examples. */
export function checkPair(
  images: IdxImages,
  imagesName: string,
  labels: Uint8Array,
  labelsName: string,
): void {
  if (images.count !== labels.length) {
    throw new Error(
      `${labelsName}: holds ${labels.length} labels, expected ${images.count}, ` +
        `one for each image of ${imagesName}.`,
    );
  }
}

function readHeader(
  bytes: Uint8Array,
  name: string,
  { what, magic, header }: typeof IMAGES | typeof LABELS,
): DataView {
  const expected = `expected ${what} (magic number ${magic})`;
  if (bytes.length === 0) throw new Error(`${name}: is empty, ${expected}.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = bytes.length >= 4 ? view.getUint32(0) : null;
  if (found === IMAGES.magic && magic !== found) {
    throw new Error(`${name}: holds images (magic number ${found}), ${expected}.`);
  }
  if (found === LABELS.magic && magic !== found) {
    throw new Error(`${name}: holds labels (magic number ${found}), ${expected}.`);
  }
  if (found !== null && found !== magic) {
    throw new Error(`${name}: begins with magic number ${found}, ${expected}.`);
  }
  if (bytes.length < header) {
    throw new Error(`${name}: has ${bytes.length} bytes, ${expected} of at least ${header} bytes.`);
  }
  return view;
}

function checkCount(count: number, name: string): number {
  if (count < 1 || count > MOST_EXAMPLES) {
    throw new Error(`${name}: announces ${count} examples, expected 1 to ${MOST_EXAMPLES}.`);
  }
  return count;
}

function checkSide(side: number, what: string, name: string): number {
  if (side < 1 || side > MOST_SIDE) {
    throw new Error(`${name}: announces images with ${side} ${what}, expected 1 to ${MOST_SIDE}.`);
  }
  return side;
}

function checkLength(bytes: Uint8Array, expected: number, promise: string, name: string): void {
  if (bytes.length !== expected) {
    const how = bytes.length < expected ? 'is cut off' : 'is too long';
    throw new Error(
      `${name}: ${how}: it has ${bytes.length} bytes, expected ${expected} (${promise}).`,
    );
  }
}
