/** What a setting that is null stands for. */
import { architectures } from '../models/architectures';
import type { Experiment } from './schema';

/** Frankle & Carbin 2019 drop ResNet's rate at 20,000 and 25,000 of 30,000 steps. */
const DROPS = [2 / 3, 5 / 6];

const DERIVED = {
  'network.filters': ({ network }: Experiment) => architectures.get(network.architecture).published.filters,
  'network.denseWidths': ({ network }: Experiment) => architectures.get(network.architecture).published.denseWidths,
  'training.dropAt': ({ training }: Experiment) =>
    DROPS.map((share) => Math.max(1, Math.round(share * training.steps))),
  'pruning.convRate': ({ pruning }: Experiment) => pruning.rate,
  'pruning.outputRate': ({ pruning }: Experiment) => pruning.rate / 2,
} as const;

/** The value that null at this path stands for; null where there is none. */
export const derivedValue = (path: string, experiment: Experiment): number | readonly number[] | null =>
  path in DERIVED ? DERIVED[path as keyof typeof DERIVED](experiment) : null;

/** The steps after which the learning rate drops, ascending. */
export const dropSteps = (experiment: Experiment): readonly number[] =>
  experiment.training.dropAt ?? DERIVED['training.dropAt'](experiment);
