/**
 * Linear mode connectivity (Frankle et al. 2020): which networks are trained once more on other data orders, and how
 * the straight path between the two is measured. By default nothing is.
 */
import { choice, list, number } from '../../field';
import { LEAST_POINTS, MOST_POINTS } from '../../lottery/measures/plane';
import type { WithData } from '../../tasks/task';
import { readChain } from './compare';
import { collects } from './data';

/** What these settings have to know of an experiment. */
interface WithConnectivity extends WithData {
  readonly connectivity: {
    readonly steps: readonly number[];
    readonly levels: string;
    readonly anotherStart: string;
    readonly plane: string;
  };
  readonly compare: { readonly chains: readonly string[] };
}

/** A network that acts makes its examples itself: it has no order of examples that could be another one. */
const isPossible = (experiment: WithData): boolean => !collects(experiment);

/** Is there a path between two networks? */
export const measuresPaths = (experiment: WithConnectivity): boolean => {
  const { steps, levels, anotherStart } = experiment.connectivity;
  return isPossible(experiment) && (steps.length > 0 || levels !== 'none' || anotherStart !== 'none');
};

/** The control whose network is beside the ticket in its plane: the first of the ticket's chain; null: it has none. */
export const contrastOf = ({ compare }: Pick<WithConnectivity, 'compare'>): string | null =>
  readChain(compare.chains[0]).controls.at(0) ?? null;

/** Is a plane wanted through these networks, or through any? */
const wantsPlane = (plane: string, through?: 'copies' | 'ticket'): boolean =>
  plane !== 'none' && (through === undefined || plane === 'both' || plane === through);

/** Planes go through networks that are there without them: copies that part somewhere, or a ticket and a control. */
const canLayPlane = (through: 'copies' | 'ticket', experiment: WithConnectivity): boolean =>
  through === 'copies' ? experiment.connectivity.steps.length > 0 : contrastOf(experiment) !== null;

const offersPlane = (plane: string, experiment: WithConnectivity): boolean =>
  (['copies', 'ticket'] as const).every((through) => !wantsPlane(plane, through) || canLayPlane(through, experiment));

/** Is a plane measured through these networks, or through any? */
export const measuresPlane = (experiment: WithConnectivity, through?: 'copies' | 'ticket'): boolean =>
  isPossible(experiment) &&
  wantsPlane(experiment.connectivity.plane, through) &&
  offersPlane(experiment.connectivity.plane, experiment);

export const connectivity = {
  // k, where two copies of the full network part; each below the number of steps (limits.ts)
  steps: list({ of: 'steps', default: [], min: 0, max: 199_999, most: 8, applies: isPossible }),
  levels: choice({ choices: ['none', 'last', 'all'], default: 'none', applies: isPossible }),
  anotherStart: choice({ choices: ['none', 'drawn'], default: 'none', applies: isPossible }),
  points: number({ default: 31, min: 5, max: 61, step: 1, unit: 'count', applies: measuresPaths }),
  plane: choice({
    choices: ['none', 'copies', 'ticket', 'both'],
    default: 'none',
    offers: offersPlane,
    applies: isPossible,
  }),
  planePoints: number({
    default: 25,
    min: LEAST_POINTS,
    max: MOST_POINTS,
    step: 1,
    unit: 'count',
    applies: (experiment: WithConnectivity) => measuresPlane(experiment),
  }),
};
