/** Language: which character comes next. */
import { log } from '../../lottery/random/maths';
import type { Metric } from '../../lottery/metric';
import type { About, Task } from '../task';
import { contradiction } from './contradiction';
import { corpora } from './corpora';
import { guessing } from './guessing';
import { said } from './problems';
import { fields, settingsOf } from './settings';

/** mean cross-entropy of all characters of all windows, by the logarithm to base 2 */
const bits: Metric = { id: 'bits-per-character', better: 'lower', unit: 'bits', digits: 3 };

/** Assumed before a text is read: those that are printed, and the end of a line. */
const UNKNOWN_CHARACTERS = 96;

const kindsOf = ({ settings: { set }, info }: About): number =>
  info?.classNames.length ?? corpora.get(set).characters?.length ?? UNKNOWN_CHARACTERS;

/** Bits of who knows nothing but how frequent each character is; until the text is read: not even that. */
const failureOf = (about: About): number => about.info?.characterEntropy ?? log(kindsOf(about)) / Math.LN2;

/** What the source itself has on these very test examples. */
const idealOf = ({ info }: About): number | null => info?.sourceBits ?? null;

const task: Task = {
  id: 'language',
  order: 3,
  sets: corpora,
  fields,
  tokens: true,
  inputShape: (settings) => [settingsOf(settings).window],
  contradiction,
  outputs: kindsOf,
  metrics: [bits],
  columns: {
    'validation.bits-per-character': said('validation-bits'),
    'test.bits-per-character': said('test-bits'),
    'train.bits-per-character': said('training-bits'),
  },
  judge: bits,
  stop: bits,
  tolerance: () => ({ margin: 0.02, vague: 0.1 }),
  failure: failureOf,
  ideal: idealOf,
  guessing: (about) =>
    guessing({
      failure: failureOf(about),
      ideal: idealOf(about),
      kinds: kindsOf(about),
      windows: about.settings.validation,
      exact: about.info?.characterEntropy !== undefined,
    }),
  notLearned: (floor, { set }) =>
    said(corpora.get(set).files.length === 0 ? 'not-learned' : 'not-beyond-frequencies', { floor }),
  // the training sample is as large as the validation set (SCIENCE §4)
  examples: (split, { train, validation, test }) =>
    split === 'test' ? test : split === 'train' ? Math.min(train, validation) : validation,
};

export default task;
