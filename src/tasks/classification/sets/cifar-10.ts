import { permutation, stream } from '../../../lottery/random/stream';
import { bytesOfRecords, CHANNELS, copyImage, countRecords, labelOf, SIDE } from '../files/cifar-records';
import type { Examples } from '../../../engine/examples';
import type { DataFile, DataSet } from '../dataset';
import type { DataFiles } from '../../task';
import { fileName } from '../files/file-name';
import { missing } from '../files/found';
import { checkCounts } from '../generated';
import { Problem } from '../../../problem';
import { said } from '../problems';

const CLASS_NAMES = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];
/** Records in each file. */
const RECORDS = 10_000;

// The official archive sends no CORS headers, so a page cannot fetch it; no checksum of the files in
// it is published: size and labels are checked.
const file = (role: string, name: string, perClass?: number): DataFile => ({
  role,
  path: `cifar-10/${name}.bin`,
  contents: 'records',
  bytes: bytesOfRecords(RECORDS),
  perClass,
  mirrors: [],
});

const BATCHES = [1, 2, 3, 4, 5].map((number) => file(`batch-${number}`, `data_batch_${number}`));
const TEST = file('test', 'test_batch', RECORDS / CLASS_NAMES.length);

/** A record of one of several files. */
interface Place {
  readonly bytes: Uint8Array;
  readonly record: number;
}

/** Small colour photographs (Krizhevsky 2009). */
const cifar10: DataSet = {
  id: 'cifar-10',
  order: 5,
  inputShape: [SIDE, SIDE, CHANNELS],
  classes: CLASS_NAMES.length,
  drawing: 'image',
  options: [],
  most: { train: 50_000, test: 10_000 },
  files: [...BATCHES, TEST],
  standIn: 'textures',
  archive: 'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz',
  load(settings, seed, files) {
    checkCounts(cifar10, settings);
    const train = placesOf(BATCHES, files);
    const test = placesOf([TEST], files);
    requireRecords(train, settings.train + settings.validation, 'data_batch_1 … 5', 'training and validation');
    requireRecords(test, settings.test, 'test_batch', 'test');
    // as in the IDX sets: the number of one never changes which images are the other
    const order = permutation(stream(seed, 'split'), train.length);
    const testOrder = permutation(stream(seed, 'split', 'test'), test.length);
    return {
      inputShape: [SIDE, SIDE, CHANNELS],
      classNames: CLASS_NAMES,
      train: take(train, order.slice(order.length - settings.train).toReversed()),
      validation: take(train, order.slice(0, settings.validation)),
      test: take(test, testOrder.slice(0, settings.test)),
    };
  },
};

function placesOf(entries: readonly DataFile[], files: DataFiles): Place[] {
  return entries.flatMap((entry) => {
    const bytes = files[entry.role] as Uint8Array | undefined;
    if (bytes === undefined) throw missing(entry);
    const count = countRecords(bytes, fileName(entry), CLASS_NAMES.length);
    return Array.from({ length: count }, (_, record) => ({ bytes, record }));
  });
}

function requireRecords(places: readonly Place[], asked: number, name: string, what: string): void {
  if (asked <= places.length) return;
  throw new Problem(said('too-few-records', { name, held: places.length, asked, what }));
}

/** Copies the chosen images, in this order. */
function take(places: readonly Place[], order: Uint32Array): Examples {
  const size = SIDE * SIDE * CHANNELS;
  const inputs = new Uint8Array(order.length * size);
  order.forEach((from, to) => copyImage(places[from].bytes, places[from].record, inputs, to * size));
  const labels = Uint8Array.from(order, (from) => labelOf(places[from].bytes, places[from].record));
  return { count: order.length, inputs, labels };
}

export default cifar10;
