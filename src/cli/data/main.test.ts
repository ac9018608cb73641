import { gunzipSync, gzipSync } from 'node:zlib';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dataSets } from '../../tasks/classification/data-sets';
import { csvText, idxFile, imagesFile, labelsFile } from '../../tasks/classification/files/files-fixture';
import { readFiles } from './files';
import { main } from './main';

const fashion = dataSets.get('fashion-mnist').files;
const contents: Readonly<Record<string, Uint8Array>> = {
  'train-images-idx3-ubyte': imagesFile(60_000, 28, 28),
  'train-labels-idx1-ubyte': labelsFile(60_000, 10),
  't10k-images-idx3-ubyte': imagesFile(10_000, 28, 28),
  't10k-labels-idx1-ubyte': labelsFile(10_000, 10),
};

let folder = '';
let lines: string[] = [];
let errors: string[] = [];
const run = (...args: string[]): Promise<number> =>
  main(args, { line: (text) => lines.push(text), error: (text) => errors.push(text) });
const from = (): string[] => ['--from', folder, '--to', join(folder, 'to')];
const put = (at: string, bytes: Uint8Array): void => writeFileSync(join(folder, at), bytes);
const serve = (answer: (url: string) => Response | Promise<Response>): string[] => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return answer(url);
  });
  return asked;
};
/** Packed once: what a mirror sends, and what lies in folders. */
const packed = new Map<Uint8Array, Buffer>();
const pack = (bytes: Uint8Array): Buffer => {
  const found = packed.get(bytes) ?? gzipSync(bytes, { level: 1 });
  packed.set(bytes, found);
  return found;
};
const body = (url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(pack(contents[url.slice(url.lastIndexOf('/') + 1, -'.gz'.length)]));
const installed = (): string[] =>
  existsSync(join(folder, 'to', 'fashion-mnist')) ? readdirSync(join(folder, 'to', 'fashion-mnist')).toSorted() : [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-'));
  [lines, errors] = [[], []];
});
afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true });
});

describe('npm run data, wrong arguments', () => {
  const usage =
    'Usage: npm run data -- mnist|fashion-mnist|idx|cifar-10 [--from DIR] [--to DIR], or npm run data -- LINK|strokes --to DIR [--from DIR]';
  test.each([
    [[], 'Which data set?'],
    [['foo'], 'Unknown data set "foo". Known: mnist, fashion-mnist, idx, cifar-10.'],
    [['strokes'], 'The data of an experiment need --to, a folder of their own.'],
    [['v=1&pruning.rate=7', '--to', 'x'], 'The link asks for pruning.rate = 7; allowed: 0.05 … 0.9.'],
    [['mnist', 'fashion-mnist'], 'One data set at a time; "fashion-mnist" is too much.'],
    [['mnist', '--form', 'x'], "Unknown option '--form'."],
    [['mnist', '--from'], "Option '--from <value>' argument missing."],
    [['mnist', '--from', ''], '--from needs a folder.'],
  ])('%j: one line, exit code 2', async (args, reason) => {
    expect(await run(...args)).toBe(2);
    expect(errors).toEqual([`${reason} ${usage}`]);
  });

  test('CIFAR-10 comes as one archive: where it is and what to do with it', async () => {
    expect(await run('cifar-10')).toBe(2);
    expect(errors).toEqual([
      'No mirror has the files of cifar-10 one by one: unpack ' +
        'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz and name its folder with --from.',
    ]);
  });

  test('--help prints the usage', async () => {
    expect(await run('--help')).toBe(0);
    expect(lines).toEqual([usage]);
  });
});

describe('npm run data --from', () => {
  test('copies files, gzipped or not, from the folder or the folder of the set', async () => {
    mkdirSync(join(folder, 'fashion-mnist'));
    const [a, b, c, d] = Object.entries(contents);
    put(a[0], a[1]);
    put(`${b[0]}.gz`, pack(b[1]));
    put(join('fashion-mnist', c[0]), c[1]);
    put(join('fashion-mnist', `${d[0]}.gz`), pack(d[1]));

    expect(await run('fashion-mnist', ...from())).toBe(0);
    expect(errors).toEqual([]);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toBe(
      `${join(folder, 'to', 'fashion-mnist', 'train-labels-idx1-ubyte.gz')}: 60000 labels of 10 ` +
        'classes with 6000 each, 60008 bytes unpacked; no official checksum is known: ' +
        'size, counts and labels are as they should be.',
    );
    expect(installed()).toEqual(
      Object.keys(contents)
        .map((name) => `${name}.gz`)
        .toSorted(),
    );
    for (const file of fashion) {
      const written = gunzipSync(readFileSync(join(folder, 'to', `${file.path}.gz`)));
      expect(written.equals(contents[file.path.replace('fashion-mnist/', '')])).toBe(true);
    }
  });

  test('names a file that is missing', async () => {
    expect(await run('mnist', ...from())).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('mnist/train-images-idx3-ubyte (train-images): not found');
    expect(errors[0]).toContain(join(folder, 'mnist', 'train-images-idx3-ubyte.gz'));
  });

  test('names a file that is broken, and writes nothing', async () => {
    const [name, bytes] = Object.entries(contents)[0];
    put(name, bytes.subarray(0, 100));
    expect(await run('fashion-mnist', ...from())).toBe(1);
    expect(errors).toEqual([`${name}: is cut off: it has 100 bytes, expected 47040016 (60000 × 28 × 28 values).`]);
    expect(installed()).toEqual([]);
  });

  test('says when MNIST is not the original', async () => {
    for (const [name, bytes] of Object.entries(contents)) put(name, bytes);
    expect(await run('mnist', ...from())).toBe(1);
    expect(errors[0]).toContain(
      "train-images-idx3-ubyte: is well-formed (60000 images of 28 × 28 pixels), but not this data set's (its SHA-256 is another one)",
    );
  });

  test("one's own files, each in a folder of its own name, and nothing stays of earlier ones", async () => {
    const install = (place: string): Promise<number> =>
      run('idx', '--from', join(folder, place), '--to', join(folder, 'to'));
    const own = (): string[] => readdirSync(join(folder, 'to', 'own')).toSorted();
    for (const [name, bytes] of [
      ['train-images-idx3-ubyte', imagesFile(300, 3, 3)],
      [
        'train-labels-idx1-ubyte',
        idxFile(
          [2049, 300],
          new Uint8Array(300).map((_, k) => 1 + (k % 3)),
        ),
      ],
    ] as const) {
      mkdirSync(join(folder, 'kaggle', name), { recursive: true });
      put(join('kaggle', name, name), bytes);
    }
    expect(await install('kaggle')).toBe(0);
    expect(lines.slice(0, 3)).toEqual([
      'Read for training: 300 images of 3 × 3 pixels.',
      'It has 3 classes, 1 to 3.',
      `${join(folder, 'to', 'own', 'train-images.gz')}: 300 images of 3 × 3 pixels, 2716 bytes unpacked; no official checksum is known: size, counts and labels are as they should be.`,
    ]);
    expect(own()).toEqual(['class-names.gz', 'train-images.gz', 'train-labels.gz']);
    expect(gunzipSync(readFileSync(join(folder, 'to', 'own', 'class-names.gz'))).toString()).toBe('1\n2\n3');
    const installed = await readFiles(join(folder, 'to'), 'idx');
    expect(
      dataSets
        .get('idx')
        .load({ set: 'idx', train: 100, validation: 100, test: 100, difficulty: 0, noise: 0 }, 1, installed).classNames,
    ).toEqual(['1', '2', '3']);

    put('train.csv', new TextEncoder().encode(csvText(300)));
    expect(await install('train.csv')).toBe(0);
    expect(own()).toEqual(['train-images.gz', 'train-labels.gz']);
  });

  test('says what is in the way, and that own files need a place', async () => {
    put('data_batch_1', Uint8Array.of(0x80, 4, 0x95));
    expect(await run('cifar-10', ...from())).toBe(1);
    expect(errors[0]).toContain('data_batch_1: is a Python pickle');
    expect(await run('idx')).toBe(2);
    expect(errors[1]).toContain('Your own files need --from, a folder, an archive or a file.');
  });

  test('leaves nothing behind where it cannot write', async () => {
    for (const [name, bytes] of Object.entries(contents)) put(name, bytes);
    put('to', Uint8Array.of(1));
    expect(await run('fashion-mnist', ...from())).toBe(1);
    expect(errors[0]).toContain('cannot be written (');
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('npm run data, downloading', () => {
  test('asks the next mirror when one has not the right bytes', async () => {
    const asked = serve((url) =>
      url.includes('githubusercontent') ? new Response('<html>no</html>') : new Response(body(url)),
    );
    expect(await run('fashion-mnist', '--to', join(folder, 'to'))).toBe(0);
    expect(asked).toEqual(fashion.flatMap(({ mirrors }) => mirrors));
    expect(installed()).toHaveLength(4);
  });

  test('says what every mirror answered when none gives it', async () => {
    serve((url) => {
      if (url.includes('githubusercontent')) return new Response('', { status: 404 });
      throw new TypeError('fetch failed', { cause: new Error('no network') });
    });
    expect(await run('fashion-mnist', '--to', join(folder, 'to'))).toBe(1);
    const [first, second] = fashion[0].mirrors;
    expect(errors).toEqual([
      'fashion-mnist/train-images-idx3-ubyte (train-images): no mirror gave it. ' +
        `${first}: the server answered 404. ${second}: fetch failed: no network.`,
    ]);
    expect(installed()).toEqual([]);
  });
});

describe('npm run data -- LINK --to DIR', () => {
  test('writes the examples of an experiment as IDX files', async () => {
    const link = 'https://lab.example/#v=1&data.train=100&data.validation=100&data.test=100&data.difficulty=0';
    expect(await run(link, '--to', join(folder, 'idx'))).toBe(0);
    expect(lines).toHaveLength(6);
    const images = gunzipSync(readFileSync(join(folder, 'idx', 'test-images-idx3-ubyte.gz')));
    const { test: examples } = dataSets
      .get('strokes')
      .load({ set: 'strokes', train: 100, validation: 100, test: 100, difficulty: 0, noise: 0 }, 1, {});
    expect(images.subarray(16).equals(examples.inputs as Uint8Array)).toBe(true);
  });

  test('reads a link that travelled as it was meant, and says which of two values it takes', async () => {
    const small = 'v=1&data.train=100&data.validation=100&data.test=100&data.test=200&data.difficulty=0';
    expect(await run(encodeURIComponent(`https://lab.example/#${small}`), '--to', join(folder, 'idx'))).toBe(0);
    expect(errors).toEqual(['The link gives data.test more than once: 200, the last one, is used, not 100.']);
    expect(await run(`${small}&utm_source=news&fbclid=1)`, '--to', join(folder, 'idx'))).toBe(0);
    expect(await run(small, '--to', 'a', '--to', 'b')).toBe(2);
    expect(errors.at(-1)).toMatch(/^--to is given twice, as a and b; allowed: one value\. Usage: /);
  });

  test('says where no folder can be made', async () => {
    put('file', Uint8Array.of(1));
    const small = 'v=1&data.train=100&data.validation=100&data.test=100';
    // /proc answers that it does not exist, where there is a /proc: Node would try forever
    for (const to of [join(folder, 'file', 'a'), '/proc/ticket-lab/a']) {
      expect(await run(small, '--to', to)).toBe(1);
      expect(errors.at(-1)).toMatch(/^\S+ cannot be made \(E\w+: /);
    }
  });

  test('of a set with files needs them', async () => {
    expect(await run('v=1&data.set=mnist', '--from', folder, '--to', join(folder, 'idx'))).toBe(1);
    expect(errors[0]).toContain('train-images-idx3-ubyte is missing');
  });
});
