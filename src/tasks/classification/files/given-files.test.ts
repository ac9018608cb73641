import { gzipSync, zipSync } from 'fflate';
import { gzipSync as fastGzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inEnglish, messageOf } from '../../../problem';
import { dataSets } from '../data-sets';
import { assemble, setFor } from './assemble';
import { csvText, idxFile, imagesFile, labelsFile, npyFile, recordsFile, samples, typedIdx } from './files-fixture';
import { readGiven } from './given-files';
import { idxFiles } from './idx-export';
import { fitted } from './own-files';
import { loadSplits } from '../prepare';

type Named = Readonly<Record<string, Uint8Array | string>>;

const bytesOf = (content: Uint8Array | string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(typeof content === 'string' ? new TextEncoder().encode(content) : content);
const given = (files: Named) =>
  Object.entries(files).map(([name, content]) => ({ name, blob: new Blob([bytesOf(content)]) }));
const zip = (files: Named): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, bytesOf(content)])));
const own = async (files: Named) => {
  const { said, ...assembled } = assemble(dataSets.get('idx'), await readGiven(given(files)));
  return { ...assembled, said: said.map(inEnglish) };
};
const settings = { set: 'idx', train: 100, validation: 100, test: 100, difficulty: 0, noise: 0 };
/** All examples of the training files, whatever their order. */
const splitsOf = async (files: Named, more = {}) => loadSplits({ ...settings, ...more }, 1, (await own(files)).files);
/** Why files are refused. */
const reason = async (files: Named, set = 'idx'): Promise<string> => {
  try {
    assemble(dataSets.get(set), await readGiven(given(files)));
    return 'accepted';
  } catch (error) {
    return messageOf(error);
  }
};

const images = imagesFile(300, 3, 3);
const labels = labelsFile(300, 3);

describe('names and places', () => {
  const expected = ['train-images', 'train-labels', 'test-images', 'test-labels'];
  const four = (name: (part: string, what: string) => string): Record<string, Uint8Array> => ({
    [name('train', 'images-idx3')]: images,
    [name('train', 'labels-idx1')]: labels,
    [name('t10k', 'images-idx3')]: imagesFile(100, 3, 3),
    [name('t10k', 'labels-idx1')]: labelsFile(100, 3),
  });
  it.each([
    ['as they are', four((part, what) => `${part}-${what}-ubyte`)],
    ['of 7-Zip', four((part, what) => `${part}-${what.replace('-idx', '.idx')}-ubyte`)],
    [
      "each in a folder of its own name, as in Kaggle's archive",
      four((part, what) => `${part}-${what}-ubyte/${part}-${what}-ubyte`),
    ],
    [
      "each twice, as in Kaggle's archive",
      { ...four((part, what) => `${part}-${what}-ubyte`), ...four((part, what) => `a/${part}.${what}`) },
    ],
    [
      'in a folder beside other things',
      {
        ...four((part, what) => `emnist/${part}-${what}`),
        'emnist/readme.txt': 'x',
        'emnist/.DS_Store': 'y',
        'emnist/preview.png': 'z',
      },
    ],
    ['in folders by part', four((part, what) => `data/${part}/${what.replace('train', '')}`)],
    ['with upper case and spaces', four((part, what) => `${part.toUpperCase()} ${what} (1).gz`)],
  ])('%s', async (_, files) => {
    for (const some of [
      files,
      { 'archive.zip': zip(files) },
      Object.fromEntries(Object.entries(files).map(([name, content]) => [name, gzipSync(bytesOf(content))])),
    ]) {
      expect(Object.keys((await own(some)).files)).toEqual(expected);
    }
  });

  it('gzipped files in an archive, as EMNIST comes', async () => {
    const packed = Object.fromEntries(
      Object.entries(four((part, what) => `gzip/emnist-letters-${part}-${what}-ubyte.gz`)).map(([name, content]) => [
        name,
        gzipSync(content),
      ]),
    );
    const { files, said } = await own({ 'gzip.zip': zip(packed) });
    expect(Object.keys(files)).toEqual(expected);
    expect(said.at(-1)).toBe("EMNIST's images lie on their side; Orientation: Transposed turns them upright.");
  });

  it('two different files of the same role are named', async () => {
    expect(await reason({ 'a-train-images': images, 'b-train-images': imagesFile(301, 3, 3), labels })).toBe(
      'b-train-images and a-train-images: both look like train-images.',
    );
  });
});

describe('labels', () => {
  it("classes are those that occur, by their own names: EMNIST's letters count from 1", async () => {
    const letters = idxFile(
      [2049, 300],
      Uint8Array.from({ length: 300 }, (_, k) => 1 + (k % 26)),
    );
    const splits = await splitsOf({ 'train-images': images, 'train-labels': letters });
    expect(splits.classNames).toEqual(Array.from({ length: 26 }, (_, k) => String(k + 1)));
    // image k has pixels k % 256 and the letter 1 + k % 26
    splits.train.labels.forEach((label, at) => {
      const k = splits.train.inputs[9 * at];
      expect([k % 26, (k + 256) % 26]).toContain(label);
    });
  });

  it.each([
    ['gaps', [3, 7, 200], ['3', '7', '200']],
    ['signs', [-1, 1], ['-1', '1']],
    ['tens', [10, 9], ['9', '10']],
    ['none but 0, 1, 2', [0, 1, 2], ['0', '1', '2']],
  ])('%s', async (_, values, names) => {
    const some = Array.from({ length: 300 }, (_value, k) => values[k % values.length]);
    const file = typedIdx(0x0b, 2, [300], some, (view, at, value) => view.setInt16(at, value));
    const splits = await splitsOf({ images, labels: file });
    expect(splits.classNames).toEqual(names);
  });

  it("QMNIST's have the class in the first of eight columns", async () => {
    const rows = Array.from({ length: 300 * 8 }, (_, at) => (at % 8 === 0 ? (at / 8) % 4 : 1_000 + at));
    const file = typedIdx(0x0c, 4, [300, 8], rows, (view, at, value) => view.setInt32(at, value));
    expect(
      (await splitsOf({ 'qmnist-train-images-idx3-ubyte': images, 'qmnist-train-labels-idx2-int': file })).classNames,
    ).toEqual(['0', '1', '2', '3']);
  });

  it('files without gaps stay the bytes that they were', async () => {
    const { files } = await own({ images, labels });
    expect(files).toEqual({ 'train-images': images, 'train-labels': labels });
  });

  it.each([
    [
      'too many classes',
      typedIdx(
        0x0c,
        4,
        [300],
        Array.from({ length: 300 }, (_, k) => k),
        (view, at, value) => view.setInt32(at, value),
      ),
      'labels: has more than 100 different labels; at most 100 classes are allowed.',
    ],
    [
      'halves',
      typedIdx(
        0x0d,
        4,
        [300],
        Array.from({ length: 300 }, (_, k) => k / 2),
        (view, at, value) => view.setFloat32(at, value),
      ),
      'labels: label 1 is 0.5, expected a whole number.',
    ],
    ['one class', labelsFile(300, 1), 'labels: has the label 0 only, expected at least 2 classes.'],
    [
      'fewer than images',
      labelsFile(299, 3),
      'labels: holds 299 labels, expected 300, one for each example of images.',
    ],
  ])('refused: %s', async (_, file, message) => {
    expect(await reason({ images, labels: file })).toBe(message);
  });
});

describe('numbers of other types', () => {
  const values = Array.from({ length: 300 * 9 }, (_, at) => at % 200);
  const types: readonly [number, number, (view: DataView, at: number, value: number) => void][] = [
    [0x0b, 2, (view, at, value) => view.setInt16(at, value)],
    [0x0c, 4, (view, at, value) => view.setInt32(at, value)],
    [0x0d, 4, (view, at, value) => view.setFloat32(at, value)],
    [0x0e, 8, (view, at, value) => view.setFloat64(at, value)],
  ];
  it.each(types)('IDX 0x%s: 0 … 255 as bytes, and that is said', async (code, size, set) => {
    const { files, said } = await own({ images: typedIdx(code, size, [300, 3, 3], values, set), labels });
    expect(files['train-images']).toEqual(idxFile([2051, 300, 3, 3], values));
    expect(said).toEqual([
      'Read for training: 300 images of 3 × 3 pixels.',
      'It has 3 classes, 0 to 2.',
      'Values from 0 to 255 are divided by 255, in 256 grey levels.',
    ]);
  });

  it('signed bytes that are not negative', async () => {
    const file = typedIdx(
      0x09,
      1,
      [300, 3, 3],
      values.map((value) => value % 128),
      (view, at, value) => view.setInt8(at, value),
    );
    expect((await own({ images: file, labels })).files['train-images'].subarray(16)).toEqual(
      Uint8Array.from(values, (value) => value % 128),
    );
  });

  it('0 … 1 as they are', async () => {
    const floats = typedIdx(
      0x0d,
      4,
      [300, 3, 3],
      values.map((value) => value / 199),
      types[2][2],
    );
    const { files, said } = await own({ images: floats, labels });
    expect([...files['train-images'].subarray(16, 19)]).toEqual([0, 1, 3]); // 255 · 0, 1/199, 2/199
    expect(said[2]).toBe('Values from 0 to 1 are taken as they are, in 256 grey levels.');
  });

  it.each([
    [-1, '-1'],
    [256, '256'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
  ])('%d is no pixel', async (value, said) => {
    const file = typedIdx(0x0e, 8, [300, 3, 3], [...values.slice(0, -1), value], types[3][2]);
    expect(await reason({ images: file, labels })).toBe(
      `images: value 2699 is ${said}; pixels lie in 0 … 1 or in 0 … 255: scale them so and save them again.`,
    );
  });

  it('colours, in the last axis or the first', async () => {
    const last = idxFile(
      [2052, 300, 3, 4, 3],
      Uint8Array.from({ length: 300 * 36 }, (_, at) => at % 251),
    );
    expect((await splitsOf({ images: last, labels })).inputShape).toEqual([3, 4, 3]);
    const first = idxFile(
      [2052, 300, 3, 4, 4],
      Uint8Array.from({ length: 300 * 48 }, (_, at) => Math.floor(at / 16) % 3),
    );
    const splits = await splitsOf({ images: first, labels });
    expect(splits.inputShape).toEqual([4, 4, 3]);
    expect([...splits.train.inputs.subarray(0, 6)]).toEqual([0, 1, 2, 0, 1, 2]);
    expect(await reason({ images: idxFile([2052, 300, 4, 4, 2], new Uint8Array(300 * 32)), labels })).toContain(
      'images: holds examples of 4 × 4 × 2 values; expected',
    );
  });
});

describe("the product's own export comes back", () => {
  it.each(['strokes', 'moons', 'textures', 'spirals'])('%s: the same examples in the same order', async (set) => {
    const wanted = { ...settings, set, train: 120, noise: 0.1, difficulty: 0.5 };
    const exported = loadSplits(wanted, 1, {});
    const files = Object.fromEntries(idxFiles(exported).map(({ name, bytes }) => [name, bytes]));
    for (const some of [files, { 'data.zip': zip(files) }]) {
      const { train, validation, test, inputShape } = await splitsOf(some, { train: 120 });
      expect({ inputShape, train, validation, test }).toEqual({
        inputShape: exported.inputShape,
        train: exported.train,
        validation: exported.validation,
        test: exported.test,
      });
    }
  });
});

describe('other formats', () => {
  it('NPZ as Keras writes it is MNIST where its bytes are', async () => {
    const { files } = await own({ 'mnist.npz': zip(samples.npy()) });
    expect(files['train-images']).toEqual(imagesFile(200, 3, 3));
    expect(files['train-labels']).toEqual(labelsFile(200, 4));
    expect(files['test-labels']).toEqual(labelsFile(100, 4));
  });

  it('NPZ with one array in each file, and flat images', async () => {
    const flat = npyFile('|u1', [300, 9], images.subarray(16));
    const files = {
      'k-train-imgs.npz': zip({ 'arr_0.npy': flat }),
      'k-train-labels.npz': zip({ 'arr_0.npy': npyFile('|u1', [300, 1], labels.subarray(8)) }),
    };
    expect((await own(files)).files['train-images']).toEqual(images);
  });

  it.each([
    ['with titles', csvText(300)],
    ['without', csvText(300).split('\n').slice(1).join('\n')],
    ["with Windows' ends of lines and an empty last one", `${csvText(300).replaceAll('\n', '\r\n')}\r\n`],
    [
      'with semicolons and quotes',
      csvText(300)
        .split('\n')
        .map((line) =>
          line
            .split(',')
            .map((cell) => `"${cell}"`)
            .join(';'),
        )
        .join('\n'),
    ],
    ['with labels as floats', csvText(300).replaceAll(/^(\d),/gm, '$1.0,')],
    [
      'with the label last',
      csvText(300)
        .split('\n')
        .map((line) => [...line.split(',').slice(1), line.split(',')[0]].join(','))
        .join('\n'),
    ],
  ])('CSV %s', async (_, text) => {
    const { files } = await own({ 'train.csv': text });
    expect([...files['train-images'].subarray(0, 24)]).toEqual([
      0, 0, 8, 3, 0, 0, 1, 44, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 255, 0, 1, 7, 255,
    ]);
    expect(files['train-labels']).toEqual(labelsFile(300, 3));
  });

  it("CSV with the titles of 784 pixels, as Kaggle's train.csv, packed or not", async () => {
    const titles = ['label', ...Array.from({ length: 784 }, (_, k) => `pixel${k}`)].join(',');
    const rows = Array.from({ length: 300 }, (_, k) =>
      [k % 10, ...Array.from({ length: 784 }, (_value, at) => (at === 5 ? k % 256 : 0))].join(','),
    );
    const text = [titles, ...rows].join('\n');
    const ways: readonly Named[] = [
      { 'train.csv': text },
      { 'train.csv.gz': gzipSync(bytesOf(text)) },
      { 'digit-recognizer.zip': zip({ 'train.csv': text }) },
    ];
    for (const files of ways) {
      const splits = await splitsOf(files);
      expect([splits.inputShape, splits.classNames.length]).toEqual([[28, 28, 1], 10]);
    }
  });

  it('CSV with words for classes', async () => {
    const rows = Array.from({ length: 300 }, (_, k) => `${['virginica', 'setosa'][k % 2]},0.5,1.5`);
    const splits = await splitsOf({ 'iris.csv': `species,x,y\n${rows.join('\n')}` });
    expect([splits.classNames, splits.inputShape]).toEqual([['setosa', 'virginica'], [2]]);
  });

  it.each([
    [
      'a row that is short',
      csvText(300).replace(/,255\n1,0,1,/, '\n1,0,1,'),
      'train.csv: row 1 has 4 columns, expected 5.',
    ],
    ['a row that is long', `${csvText(300)}\n1,2,3,4,5,6`, 'train.csv: row 301 has more than 5 columns, expected 5.'],
    [
      'a cell that is no number',
      csvText(300).replace('1,0,1,7,', '1,0,x1,7,'),
      'train.csv: row 2, column 3: "x1" is no number.',
    ],
    [
      'a test file without labels',
      Array.from({ length: 300 }, () => '0,1,2,3').join('\n'),
      'train.csv: holds examples of 3 values; expected rows × columns, rows × columns × 3 colours, a square number of pixels, or 2 coordinates.',
    ],
  ])('CSV refused: %s', async (_, text, message) => {
    expect(await reason({ 'train.csv': text })).toBe(message);
  });

  it.each([
    ['Python objects', npyFile('|O', [300], labels.subarray(8)), 'holds Python objects'],
    ['half floats', npyFile('<f2', [300], new Uint8Array(600)), 'holds numbers of type f2, expected one of b1, u1'],
    [
      'a product beyond all numbers',
      npyFile('<f8', [999999999999, 999999999999, 999999999999], labels),
      'bytes; at most 640000000 are read.',
    ],
    [
      'code in the header',
      npyFile("<f4', __import__('os')", [3], labels),
      'has a header that numpy.save does not write',
    ],
  ])('NumPy refused: %s', async (_, bytes, message) => {
    expect(await reason({ 'x_train.npy': bytes })).toContain(
      `x_train.npy: ${message}`.replace('x_train.npy: bytes', 'bytes'),
    );
  });

  it("CIFAR's records go to their set wherever they are dropped, data to the set in the form or one's own", async () => {
    const records = await readGiven(
      given({
        'cifar-10-batches-bin/data_batch_1.bin': recordsFile(3),
        'cifar-10-batches-bin/batches.meta.txt': 'airplane',
      }),
    );
    expect(setFor('strokes', records).id).toBe('cifar-10');
    const some = await readGiven(given({ images, labels }));
    expect(['strokes', 'mnist', 'cifar-10', 'idx'].map((set) => setFor(set, some).id)).toEqual([
      'idx',
      'mnist',
      'idx',
      'idx',
    ]);
  });
});

describe('files of other kinds are named, with what to do', () => {
  const text = (content: string): Uint8Array => bytesOf(content);
  const cases: readonly [string, Uint8Array, string][] = [
    ['train-images-idx3-ubyte.gz', gzipSync(gzipSync(images)), 'is gzipped twice'],
    ['data.zip', zip({ 'inner.zip': zip({ images }) }), 'is a zip archive inside another archive'],
    ['train-images.gz', text('<!doctype html><p>404'), 'is a web page, not data'],
    [
      'train-images.gz',
      text('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9'),
      'is a Git LFS pointer',
    ],
    ['data_batch_1', Uint8Array.of(0x80, 2, 0x7d, 0x71), 'is a Python pickle'],
    ['data_batch_1.bin', Uint8Array.of(0x80, 4, 0x95, 0x10), 'is a Python pickle'],
    ['model.pt', zip({ 'archive/data.pkl': Uint8Array.of(0x80, 2, 0x7d) }), 'is a Python pickle'],
    ['cifar-100-binary/train.bin', new Uint8Array(3074).fill(7), 'is CIFAR-100'],
    ['emnist-letters.mat', text('MATLAB 5.0 MAT-file, Platform'), 'is a MATLAB file'],
    ['train.h5', Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d), 'is an HDF5 file'],
    ['0000.parquet', text('PAR1xx'), 'is a Parquet or Arrow file'],
    ['digit.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'is a PNG picture'],
    ['digit.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'is a JPEG picture'],
    [
      'cifar-10-binary.tar.gz',
      gzipSync(Uint8Array.from({ length: 600 }, (_, at) => 'ustar'.charCodeAt(at - 257) || 65)),
      'is a tar archive',
    ],
    ['mnist.7z', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf), 'is a 7-Zip archive'],
    ['mnist.json', text('{"images": []}'), 'is JSON'],
    [
      'notes',
      text('hello world'),
      "is neither IDX, CSV, NPZ nor CIFAR-10's binary version; it begins with the bytes 68 65 6c 6c 6f 20 77 6f.",
    ],
    ['empty', new Uint8Array(), 'is empty (0 bytes).'],
  ];
  it.each(cases)('%s', async (name, bytes, says) => {
    for (const set of ['idx', 'mnist', 'cifar-10']) expect(await reason({ [name]: bytes }, set)).toContain(`: ${says}`);
  });

  it("another set's files are well-formed, and where they can go is said", async () => {
    const kmnist = {
      'train-images-idx3-ubyte': idxFile([2051, 60_000, 28, 28], new Uint8Array(47_040_000)),
      'train-labels-idx1-ubyte': labelsFile(60_000, 10),
    };
    expect(await reason(kmnist, 'mnist')).toBe(
      "train-images-idx3-ubyte: is well-formed (60000 images of 28 × 28 pixels), but not this data set's (its SHA-256 is another one): choose Own IDX files (data.set=idx) to train on it.",
    );
    expect(await reason({ images, labels }, 'mnist')).toContain(
      "images: is well-formed (300 images of 3 × 3 pixels), but not this data set's (it has 2716 bytes",
    );
    expect(await reason({ images, labels }, 'cifar-10')).toBe(
      'images: holds 300 images of 3 × 3 pixels in IDX; this data set takes records of CIFAR-10: choose Own IDX files (data.set=idx) to train on it.',
    );
    expect(await reason({ 'data_batch_1.bin': recordsFile(2) })).toBe(
      'data_batch_1.bin: holds records of CIFAR-10: choose CIFAR-10 (data.set=cifar-10) for it.',
    );
  });
});

describe('of several errors the cause is said', () => {
  it.each<[string, Named, string]>([
    [
      'a cut file rather than the missing one',
      { 'train-images': images.subarray(0, 1000) },
      'train-images: is cut off: it has 1000 bytes',
    ],
    [
      'a pickle rather than what is missing without it',
      { 'train-images': images, notes: Uint8Array.of(0x80, 4, 0x95) },
      'notes: is a Python pickle',
    ],
    [
      'a web page in the place of the test images',
      { 'train-images': images, 'train-labels': labels, 't10k-images.gz': '<html>', 't10k-labels': labels },
      't10k-images.gz: is a web page',
    ],
    [
      'a damaged member of an archive',
      { 'a.zip': zip({ 'train-images.gz': gzipSync(images).fill(255, 20, 30), 'train-labels': labels }) },
      'a.zip/train-images.gz: is damaged',
    ],
    [
      'what is missing, when all else is fine',
      { 'train-images': images },
      'own/train-labels (train-labels): this file is missing.',
    ],
  ])('%s', async (_, files, message) => {
    expect(await reason(files)).toContain(message);
  });

  it('what lies beside the data is left out, and that is said', async () => {
    expect((await own({ images, labels, 'holiday.tiff': Uint8Array.of(1, 2, 3) })).said).toEqual([
      'Read for training: 300 images of 3 × 3 pixels.',
      'It has 3 classes, 0 to 2.',
      'holiday.tiff: was left out.',
    ]);
  });
});

describe('limits', () => {
  const timed = async (files: Named): Promise<[string, number]> => {
    const began = performance.now();
    const said = await reason(files);
    return [said, performance.now() - began];
  };
  const zeros = fastGzipSync(new Uint8Array(20_000_000), { level: 1 });
  const rows = fastGzipSync('0,1,0,1,0\n'.repeat(2_500_000), { level: 9 });
  const header = fastGzipSync(idxFile([2051, 10, 28, 28], new Uint8Array(60_000_000)), { level: 1 });
  const archive = zip({ 'train-images': new Uint8Array(1_000_000) });
  new DataView(archive.buffer).setUint32(22, 150_000_000, true);

  it.each<[string, Named, string]>([
    ['gzip of zeros', { 'train-images.gz': zeros }, 'train-images: is neither IDX'],
    ['gzip of a table without end', { 'train.csv.gz': rows }, 'train.csv: unpacks to more than 16000000 bytes.'],
    [
      'gzip that is cut off behind a header',
      { 'train-images.gz': gzipSync(images).subarray(0, 60) },
      'train-images.gz: is ',
    ],
    ['more than the header announces', { 'train-images.gz': header }, 'train-images: unpacks to more than 7856 bytes.'],
    [
      'a member of an archive that states them',
      { 'a.zip': archive },
      'a.zip/train-images: unpacks to 150000000 bytes, at most 64000000 are read.',
    ],
    [
      'a header of 124,800 images and nothing behind it',
      { 'train-images': idxFile([2051, 124_800, 28, 28], []) },
      'train-images: is cut off: it has 16 bytes, expected 97843216 (124800 × 28 × 28 values).',
    ],
    [
      'a thousand files and one',
      Object.fromEntries(Array.from({ length: 1001 }, (_, k) => [`images-${k}`, images])),
      'images-1000: is file 1001; at most 1000 are read together.',
    ],
  ])('%s is noticed within a second', async (_, files, message) => {
    const [said, milliseconds] = await timed(files);
    expect(said).toContain(message);
    expect(milliseconds).toBeLessThan(1_000);
  });

  it('bytes are the limit, not examples: 697,932 images', async () => {
    const count = 697_932;
    const { files } = await own({
      'train-images': idxFile([2051, count, 2, 2], new Uint8Array(4 * count)),
      'train-labels': labelsFile(count, 26),
    });
    expect(loadSplits(settings, 1, files).train.count).toBe(100);
  });

  it('an experiment takes as many examples as there are, in hundreds', () => {
    const wanted = { train: 10_000, validation: 2_000, test: 5_000 };
    expect(fitted(wanted, { train: 60_000, validation: null, test: 10_000 })).toEqual(wanted);
    expect(fitted(wanted, { train: 2_600, validation: null, test: 520 })).toEqual({
      train: 2_200,
      validation: 400,
      test: 520,
    });
    expect(fitted(wanted, { train: 300, validation: null, test: null })).toEqual({
      train: 100,
      validation: 100,
      test: 100,
    });
    expect(fitted(wanted, { train: 1_000, validation: 300, test: 200 })).toEqual({
      train: 1_000,
      validation: 300,
      test: 200,
    });
  });
});
