/**
 * Linear mode connectivity (Frankle et al. 2020): which networks are trained once more on other data orders, and how
 * the straight path between the two is measured. By default nothing is.
 */
import { choice, list, number } from '../../field';
import type { WithData } from '../../tasks/task';
import { collects } from './data';

/** What these settings have to know of an experiment. */
interface WithConnectivity extends WithData {
  readonly connectivity: {
    readonly steps: readonly number[];
    readonly levels: string;
    readonly anotherStart: string;
  };
}

/** A network that acts makes its examples itself: it has no order of examples that could be another one. */
const isPossible = (experiment: WithData): boolean => !collects(experiment);

/** Is there a path between two networks? */
export const measuresPaths = (experiment: WithConnectivity): boolean => {
  const { steps, levels, anotherStart } = experiment.connectivity;
  return isPossible(experiment) && (steps.length > 0 || levels !== 'none' || anotherStart !== 'none');
};

export const connectivity = {
  // k, where two copies of the full network part; each below the number of steps (limits.ts)
  steps: list({ of: 'steps', default: [], min: 0, max: 199_999, most: 8, applies: isPossible }),
  levels: choice({ choices: ['none', 'last', 'all'], default: 'none', applies: isPossible }),
  anotherStart: choice({ choices: ['none', 'drawn'], default: 'none', applies: isPossible }),
  points: number({ default: 31, min: 5, max: 61, step: 1, unit: 'count', applies: measuresPaths }),
};
