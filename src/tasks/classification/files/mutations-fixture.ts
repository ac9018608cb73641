/** Files that lie: samples of every format, changed at random, in a file, in gzip or in a zip archive. */
import { gzipSync, zipSync } from 'fflate';
import type { RandomStream } from '../../../lottery/random/stream';
import { stream } from '../../../lottery/random/stream';
import { dataSets } from '../data-sets';
import { assemble } from './assemble';
import { DataFileError } from './data-file-error';
import type { DataSet } from '../dataset';
import { samples } from './files-fixture';
import { readGiven, type GivenFile } from './given-files';
import { fitted, type HeldExamples } from './own-files';

const EXTREMES = [0, 1, 2, 255, 256, 0x7fffffff, 0x80000000, 0xffffffff];

/** Ways to change bytes; each gives new ones. */
const MUTATIONS: readonly ((bytes: Uint8Array, random: RandomStream) => Uint8Array)[] = [
  (bytes, random) => changed(bytes, random.below(bytes.length), random.below(256)),
  (bytes, random) => changed(bytes, random.below(Math.min(bytes.length, 24)), random.below(256)),
  (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  (bytes, random) =>
    new Uint8Array([...bytes, ...Array.from({ length: 1 + random.below(40) }, () => random.below(256))]),
  (bytes, random) => {
    const copy = bytes.slice();
    if (copy.length >= 4)
      new DataView(copy.buffer).setUint32(
        4 * random.below(Math.min(copy.length >> 2, 6)),
        EXTREMES[random.below(EXTREMES.length)],
      );
    return copy;
  },
  (bytes, random) => {
    const [from, to] = [random.below(bytes.length), random.below(bytes.length)].toSorted((a, b) => a - b);
    return new Uint8Array([...bytes.subarray(0, from), ...bytes.subarray(to)]);
  },
  (bytes, random) => {
    const copy = bytes.slice();
    copy.copyWithin(random.below(bytes.length), random.below(bytes.length), random.below(bytes.length));
    return copy;
  },
];

function changed(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

const blobOf = (bytes: Uint8Array): Blob => new Blob([Uint8Array.from(bytes)]);

/** The files of case `k`: one of them lies, inside or around its packing. */
function lyingFiles(format: string, k: number): GivenFile[] {
  const random = stream(1, 'lying files', format, k);
  const files = Object.entries(samples[format]());
  const victim = random.below(files.length);
  const mutate = (bytes: Uint8Array): Uint8Array => MUTATIONS[random.below(MUTATIONS.length)](bytes, random);
  const way = random.below(5);
  const inside = files.map(([name, bytes], at): [string, Uint8Array] => [
    name,
    at === victim && way !== 2 && way !== 4 ? mutate(bytes) : bytes,
  ]);
  if (way <= 1) return inside.map(([name, bytes]) => ({ name, blob: blobOf(bytes) }));
  if (way === 2)
    return inside.map(([name, bytes], at) => ({
      name: `${name}.gz`,
      blob: blobOf(at === victim ? mutate(gzipSync(bytes)) : gzipSync(bytes)),
    }));
  const archive = zipSync(Object.fromEntries(inside));
  return [{ name: 'data.zip', blob: blobOf(way === 4 ? mutate(archive) : archive) }];
}

/** A set that takes the format: one's own, or CIFAR-10 with batches of any size. */
function setOf(format: string): DataSet {
  if (format !== 'cifar-10') return dataSets.get('idx');
  const cifar = dataSets.get('cifar-10');
  return {
    ...cifar,
    files: cifar.files.map((file) => ({ ...file, bytes: undefined, perClass: undefined, optional: true })),
  };
}

/**
 * Reads a case as page and command line do, and looks for contradictions in what was accepted.
 * @throws Error where it is not refused as a file is, or accepted and wrong
 */
export async function isLieAccepted(format: string, k: number): Promise<boolean> {
  const set = setOf(format);
  try {
    const { files, held } = assemble(set, await readGiven(lyingFiles(format, k)));
    if (held) checkOwn(files, held);
    return true;
  } catch (error) {
    if (error instanceof DataFileError) return false;
    throw new Error(`${format}, case ${k}: ${String(error)}`, { cause: error });
  }
}

function checkOwn(files: Readonly<Record<string, Uint8Array>>, held: HeldExamples): void {
  const wanted = { ...fitted({ train: 1e6, validation: 1e6, test: 1e6 }, held), set: 'idx', difficulty: 0, noise: 0 };
  const { inputShape, classNames, train, validation, test } = dataSets.get('idx').load(wanted, 1, files);
  const size = inputShape.reduce((product, length) => product * length, 1);
  const wrong = new Set(classNames).size !== classNames.length || classNames.length < 2;
  for (const { count, inputs, labels } of [train, validation, test]) {
    const isFine =
      count >= 100 &&
      labels.length === count &&
      inputs.length === count * size &&
      labels.every((label) => label < classNames.length) &&
      inputs.every((value) => Number.isFinite(value));
    if (!isFine || wrong)
      throw new TypeError(
        `accepted ${count} examples of ${inputShape.join(' × ')} and ${labels.length} labels of ${classNames.length} classes`,
      );
  }
}
