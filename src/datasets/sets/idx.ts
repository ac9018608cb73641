import type { DataFile, DataSet } from '../dataset';
import { checkCounts } from '../generated';
import { MOST_EXAMPLES } from '../idx-format';
import { splitIdx } from '../idx-splits';

const file = (role: string, optional: boolean): DataFile => ({
  role,
  contents: role.endsWith('labels') ? 'labels' : 'images',
  path: `own/${role}`,
  optional,
  mirrors: [],
});

// without test files, test examples are set aside from the training files
const FILES = [
  file('train-images', false),
  file('train-labels', false),
  file('test-images', true),
  file('test-labels', true),
];

/** Grey images in IDX files of the user's own. */
const idx: DataSet = {
  id: 'idx',
  order: 4,
  inputShape: null,
  classes: null,
  drawing: 'image',
  options: [],
  most: { train: MOST_EXAMPLES, test: MOST_EXAMPLES },
  files: FILES,
  load(settings, seed, files) {
    checkCounts(idx, settings);
    return splitIdx(FILES, files, settings, seed, null);
  },
};

export default idx;
