/** Which settings apply to an experiment, which are rare, and what their limits are in it. */
import { dataSets } from '../../datasets';
import { inputShapeOf } from '../../datasets/prepare';
import { appliesTo } from '../../experiment/applies';
import type { FieldInfo } from '../../experiment/fields';
import type { Field } from '../../experiment/link';
import type { Experiment } from '../../experiment/schema';
import { architectures, fits } from '../../models/architectures';

/** Settings behind "More". */
const RARE: ReadonlySet<string> = new Set([
  'data.train',
  'data.validation',
  'data.test',
  'data.imageSize',
  'data.standardize',
  'network.shortcut',
  'network.dropout',
  'network.activation',
  'network.initializer',
  'network.standardDeviation',
  'training.batch',
  'training.optimizer',
  'training.schedule',
  'training.dropAt',
  'training.dropFactor',
  'training.warmup',
  'training.momentum',
  'training.weightDecay',
  'training.augmentation',
  'training.evaluateEvery',
  'pruning.outputRate',
  'pruning.schedule',
  'pruning.scope',
  'chance.initializationSeed',
  'chance.orderSeed',
  'chance.splitSeed',
]);

/** Does the setting change anything in this experiment? One choice alone is no setting. */
export function applies(field: Field, experiment: Experiment): boolean {
  if (!appliesTo(field.path, experiment)) return false;
  const info = infoIn(field, experiment);
  return info.kind !== 'choice' || info.choices.length > 1;
}

export const isRare = (field: Field): boolean => RARE.has(field.path);

/** The setting's kind and limits, narrowed to what the rest of the experiment allows. */
export function infoIn(field: Field, experiment: Experiment): FieldInfo {
  if (field.path === 'network.architecture' && field.info.kind === 'choice') {
    const shape = inputShapeOf(experiment.data) ?? [28, 28, 1];
    return { ...field.info, choices: field.info.choices.filter((id) => fits(architectures.get(id), shape)) };
  }
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
    case 'training.warmup':
      return training.steps;
    case 'pruning.rewindStep':
      return training.steps - 1;
    default:
      return Infinity;
  }
}
