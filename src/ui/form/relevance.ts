/** Which settings apply to an experiment, which are rare, and what their limits are in it. */
import { dataSets } from '../../datasets';
import type { FieldInfo } from '../../experiment/fields';
import type { Field } from '../../experiment/link';
import type { Experiment } from '../../experiment/schema';

/** Settings that apply to some experiments only; all others always apply. */
const APPLIES: Readonly<Record<string, (experiment: Experiment) => boolean>> = {
  'data.difficulty': ({ data }) => dataSets.get(data.set).options.includes('difficulty'),
  'data.noise': ({ data }) => dataSets.get(data.set).options.includes('noise'),
  'network.standardDeviation': ({ network }) => network.initializer === 'gaussian',
  'training.momentum': ({ training }) => training.optimizer === 'momentum',
};

/** Settings behind "More". */
const RARE: ReadonlySet<string> = new Set([
  'data.train',
  'data.validation',
  'data.test',
  'network.activation',
  'network.initializer',
  'network.standardDeviation',
  'training.batch',
  'training.optimizer',
  'training.momentum',
  'training.weightDecay',
  'training.evaluateEvery',
  'pruning.outputRate',
  'pruning.schedule',
  'pruning.scope',
  'chance.initializationSeed',
  'chance.orderSeed',
  'chance.splitSeed',
]);

/** Does the setting change anything in this experiment? One choice alone is no setting. */
export const applies = (field: Field, experiment: Experiment): boolean =>
  (APPLIES[field.path]?.(experiment) ?? true) &&
  !(field.info.kind === 'choice' && field.info.choices.length < 2);

export const isRare = (field: Field): boolean => RARE.has(field.path);

/** The setting's kind and limits, narrowed to what the rest of the experiment allows. */
export function infoIn(field: Field, experiment: Experiment): FieldInfo {
  if (field.info.kind !== 'number') return field.info;
  const most = mostOf(field.path, experiment);
  return { ...field.info, max: Math.max(field.info.min, Math.min(field.info.max, most)) };
}

function mostOf(path: string, { data, training }: Experiment): number {
  const { most } = dataSets.get(data.set);
  switch (path) {
    case 'data.train':
      return most.train - data.validation;
    case 'data.validation':
      return most.train - data.train;
    case 'data.test':
      return most.test;
    case 'training.evaluateEvery':
      return training.steps;
    default:
      return Infinity;
  }
}
