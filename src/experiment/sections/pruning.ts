/** What is taken away, and when. */
import { said } from '../problems';
import { choice, derivedNumber, number } from '../../field';
import type { PruningRates, Scope } from '../../lottery/pruning';
import { methods } from '../../lottery/methods';
import { scores } from '../../lottery/scores';
import { readChain } from './compare';
import { hasFilters, type WithNetwork } from './network';
import type { WithTraining } from './training';

/** What these settings have to know of an experiment. */
interface WithPruning extends WithNetwork, WithTraining {
  readonly pruning: PruningRates & { readonly scope: Scope };
  readonly compare: { readonly chains: readonly string[] };
}

/** Ranked together with all others, no layer has a rate of its own. */
const hasRates = ({ pruning }: WithPruning): boolean => pruning.scope !== 'everything';

const ownRate = { min: 0, max: 0.9, step: 0.01, unit: 'percent' } as const;

const goesBackToK = (chain: string): boolean => methods.get(readChain(chain).method).position === 'continued';

export const pruning = {
  rate: number({ default: 0.35, min: 0.05, max: 0.9, step: 0.01, unit: 'percent', main: true }),
  convRate: derivedNumber({
    ...ownRate,
    applies: (experiment: WithPruning) => hasFilters(experiment) && hasRates(experiment),
    derived: ({ pruning }: WithPruning) => pruning.rate,
  }),
  outputRate: derivedNumber({ ...ownRate, applies: hasRates, derived: ({ pruning }: WithPruning) => pruning.rate / 2 }),
  rounds: number({ default: 8, min: 1, max: 30, step: 1, unit: 'count', main: true }),
  schedule: choice({ choices: ['iterative', 'one-shot'], default: 'iterative' }),
  criterion: choice({ choices: scores.ids, default: 'magnitude', explains: true }),
  scope: choice({ choices: ['layerwise', 'global', 'everything'], default: 'layerwise' }),
  rewindStep: number({
    default: 50,
    min: 1,
    max: 100_000,
    step: 1,
    scale: 'log',
    unit: 'count',
    applies: ({ compare }: WithPruning) => compare.chains.some(goesBackToK),
    room: ({ training: { steps } }: WithPruning) => ({
      max: steps - 1,
      allowed: said('steps', { from: 1, to: steps - 1, steps }),
    }),
  }),
};
