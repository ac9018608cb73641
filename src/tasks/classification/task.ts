/** Classification: which of some classes an example belongs to. */
import type { Metric } from '../../lottery/metric';
import type { About, Task } from '../task';
import { dataSets } from './data-sets';
import { balancedShare } from './generated';
import { guessing } from './guessing';
import { contradiction } from './contradiction';
import { inputShapeOf } from './prepare';
import { said } from './problems';
import { fields, hasImages, settingsOf } from './settings';

/** mean cross-entropy */
const loss: Metric = { id: 'loss', better: 'lower', unit: 'nats', digits: 4 };
/** right answers / examples; the first of equal logits counts as the answer */
const accuracy: Metric = { id: 'accuracy', better: 'higher', unit: 'fraction', digits: 2 };

/** Assumed before the files of a data set are read: digits. */
const UNKNOWN_CLASSES = 10;
const UNKNOWN_SHAPE = [28, 28, 1];

const classesOf = ({ settings: { set }, info }: About): number =>
  info?.classNames.length ?? dataSets.get(set).classes ?? UNKNOWN_CLASSES;

const task: Task = {
  id: 'classification',
  order: 1,
  sets: dataSets,
  fields,
  inputShape: (settings) => inputShapeOf(settingsOf(settings)) ?? UNKNOWN_SHAPE,
  contradiction,
  augments: (data) => hasImages({ data }),
  standardizes: (settings) => settingsOf(settings).standardize === 'per-channel',
  outputs: classesOf,
  metrics: [loss, accuracy],
  columns: {
    'validation.loss': said('validation-loss'),
    'validation.accuracy': said('validation-accuracy'),
    'test.accuracy': said('test-accuracy'),
    'train.accuracy': said('training-accuracy'),
  },
  judge: accuracy,
  stop: loss,
  tolerance: () => ({ margin: 0.01, vague: 0.05 }),
  failure: (about) => 1 / classesOf(about),
  ideal: () => 1,
  /**
   * Recordings made before class shares were written do not hold them: generated sets are balanced, of
   * others the least possible share is taken.
   */
  guessing(about) {
    const { set, validation: examples } = about.settings;
    const classes = classesOf(about);
    const isGenerated = dataSets.get(set).files.length === 0;
    const known = about.info?.mostFrequent;
    const share = known ?? (isGenerated ? balancedShare(examples, classes) : 1 / classes);
    return guessing(share, isGenerated || known !== undefined, examples);
  },
  notLearned: (floor) => said('not-learned', { floor }),
  // the training sample is as large as the validation set (SCIENCE §4)
  examples: (split, { train, validation, test }) =>
    split === 'test' ? test : split === 'train' ? Math.min(train, validation) : validation,
};

export default task;
