import type { DataFile, DataSet } from '../dataset';
import { checkCounts } from '../generated';
import { splitIdx } from '../files/idx-splits';

const MIRRORS = [
  'https://raw.githubusercontent.com/fgnt/mnist/master',
  'https://storage.googleapis.com/cvdf-datasets/mnist',
  'https://ossci-datasets.s3.amazonaws.com/mnist',
];

const file = (role: string, name: string, bytes: number, sha256: string): DataFile => ({
  role,
  contents: role.endsWith('labels') ? 'labels' : 'images',
  path: `mnist/${name}`,
  bytes,
  sha256,
  mirrors: MIRRORS.map((mirror) => `${mirror}/${name}.gz`),
});

// SHA-256 of the four files of the original distribution, unpacked
const FILES = [
  file(
    'train-images',
    'train-images-idx3-ubyte',
    47_040_016,
    'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  ),
  file(
    'train-labels',
    'train-labels-idx1-ubyte',
    60_008,
    '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  ),
  file(
    'test-images',
    't10k-images-idx3-ubyte',
    7_840_016,
    '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  ),
  file(
    'test-labels',
    't10k-labels-idx1-ubyte',
    10_008,
    'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  ),
];

const CLASS_NAMES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Handwritten digits (LeCun, Bottou, Bengio & Haffner 1998). */
const mnist: DataSet = {
  id: 'mnist',
  order: 2,
  inputShape: [28, 28, 1],
  classes: CLASS_NAMES.length,
  drawing: 'image',
  options: [],
  most: { train: 60_000, test: 10_000 },
  files: FILES,
  standIn: 'strokes',
  load(settings, seed, files) {
    checkCounts(mnist, settings);
    return splitIdx(FILES, files, settings, seed, CLASS_NAMES);
  },
};

export default mnist;
