import type { DataFile, DataSet } from '../dataset';
import { checkCounts } from '../generated';
import { splitIdx } from '../files/idx-splits';
import { CLASS_NAMES, readClassNames } from '../files/own-files';
import { fileName } from '../files/file-name';

const file = (role: string, optional: boolean): DataFile => ({
  role,
  contents: role === CLASS_NAMES ? 'names' : role.endsWith('labels') ? 'labels' : 'images',
  path: `own/${role}`,
  optional,
  mirrors: [],
});

const NAMES = file(CLASS_NAMES, true);
// without test files, test examples are set aside from the training files
const FILES = [
  file('train-images', false),
  file('train-labels', false),
  file('validation-images', true),
  file('validation-labels', true),
  file('test-images', true),
  file('test-labels', true),
  NAMES,
];

/** Bytes are the limit of files, not examples: more than any file of that size can hold. */
const MOST = 1_000_000_000;

/** Images or points in files of the user's own, which are kept as IDX. */
const idx: DataSet = {
  id: 'idx',
  order: 4,
  inputShape: null,
  classes: null,
  drawing: 'image',
  options: [],
  most: { train: MOST, test: MOST },
  files: FILES,
  load(settings, seed, files) {
    checkCounts(idx, settings);
    const names = files[CLASS_NAMES] as Uint8Array | undefined;
    return splitIdx(FILES, files, settings, seed, names ? readClassNames(names, fileName(NAMES)) : null);
  },
};

export default idx;
