/** Which settings change anything in an experiment. */
import { dataSets } from '../tasks/classification/data-sets';
import { architectures, type NetworkOption } from '../models/architectures';
import type { Experiment } from './schema';

const has =
  (option: NetworkOption) =>
  ({ network }: Experiment): boolean =>
    architectures.get(network.architecture).options.includes(option);

/** Has the network convolutions? */
const hasFilters = has('filters');

const hasImages = ({ data }: Experiment): boolean => dataSets.get(data.set).drawing === 'image';

/** Images in files of a person's own: only they may lie on their side. */
const hasOwnFiles = ({ data }: Experiment): boolean => dataSets.get(data.set).inputShape === null;

/** Settings that apply to some experiments only; all others always apply. */
const APPLIES: Readonly<Record<string, (experiment: Experiment) => boolean>> = {
  'data.difficulty': ({ data }) => dataSets.get(data.set).options.includes('difficulty'),
  'data.noise': ({ data }) => dataSets.get(data.set).options.includes('noise'),
  'data.imageSize': hasImages,
  'data.standardize': hasImages,
  'data.orientation': hasOwnFiles,
  'network.filters': hasFilters,
  'network.denseWidths': has('denseWidths'),
  'network.shortcut': has('shortcut'),
  'network.widths': has('widths'),
  'network.dropout': has('dropout'),
  'network.standardDeviation': ({ network }) => network.initializer === 'gaussian',
  'training.momentum': ({ training }) => training.optimizer === 'momentum',
  'training.dropAt': ({ training }) => training.schedule === 'steps',
  'training.dropFactor': ({ training }) => training.schedule === 'steps',
  'training.augmentation': hasImages,
  'pruning.convRate': hasFilters,
  'pruning.rewindStep': ({ compare }) => compare.arms.includes('late-rewound'),
};

/** Does the setting at this path change anything in this experiment? */
export const appliesTo = (path: string, experiment: Experiment): boolean => APPLIES[path]?.(experiment) ?? true;
