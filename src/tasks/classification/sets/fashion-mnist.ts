import type { DataFile, DataSet } from '../dataset';
import { checkCounts } from '../generated';
import { splitIdx } from '../files/idx-splits';

const MIRRORS = [
  'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion',
  'https://storage.googleapis.com/tensorflow/tf-keras-datasets',
];

// No official checksum of the unpacked files is known: size, counts and balanced labels are checked
const file = (role: string, name: string, bytes: number, perClass?: number): DataFile => ({
  role,
  contents: role.endsWith('labels') ? 'labels' : 'images',
  path: `fashion-mnist/${name}`,
  bytes,
  perClass,
  mirrors: MIRRORS.map((mirror) => `${mirror}/${name}.gz`),
});

const FILES = [
  file('train-images', 'train-images-idx3-ubyte', 47_040_016),
  file('train-labels', 'train-labels-idx1-ubyte', 60_008, 6_000),
  file('test-images', 't10k-images-idx3-ubyte', 7_840_016),
  file('test-labels', 't10k-labels-idx1-ubyte', 10_008, 1_000),
];

const CLASS_NAMES = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
];

/** Clothes, in the format of MNIST (Xiao, Rasul & Vollgraf 2017). */
const fashionMnist: DataSet = {
  id: 'fashion-mnist',
  order: 3,
  inputShape: [28, 28, 1],
  classes: CLASS_NAMES.length,
  drawing: 'image',
  options: [],
  most: { train: 60_000, test: 10_000 },
  files: FILES,
  standIn: 'strokes',
  load(settings, seed, files) {
    checkCounts(fashionMnist, settings);
    return splitIdx(FILES, files, settings, seed, CLASS_NAMES);
  },
};

export default fashionMnist;
