/** What is taken away, and when. */
import { said } from '../problems';
import { choice, counted, derivedList, derivedNumber, number } from '../../field';
import { maskLearners } from '../../lottery/mask-learners';
import { rateOf, type PruningRates, type Scope } from '../../lottery/pruning';
import { MOST_PASSES } from '../../lottery/measures/layer-scores';
import { methods } from '../../lottery/methods';
import { rests, ZERO } from '../../lottery/rests';
import { scores } from '../../lottery/scores';
import { unitScores } from '../../lottery/unit-scores';
import { plans } from '../../models/plans';
import { readChain } from './compare';
import { collects } from './data';
import { drops, hasFilters, hasUnits, networkOn, type WithNetwork } from './network';
import type { WithTraining } from './training';

/** what is pruned: weights one by one, or units and filters whole */
type Granularity = 'weight' | 'filter';

/** What these settings have to know of an experiment. */
interface WithPruning extends WithNetwork, WithTraining {
  readonly pruning: PruningRates & {
    readonly scope: Scope;
    readonly rounds: number;
    readonly remaining: readonly number[] | null;
    readonly layersRemaining: readonly number[] | null;
    readonly granularity: Granularity;
    readonly plan: string;
    readonly unitScore: string;
    readonly maskOptimizer: 'momentum' | 'adam';
  };
  readonly compare: { readonly chains: readonly string[] };
}

/** No published plan: what goes follows from rates. */
export const NO_PLAN = 'none';

/** Is a published plan followed, which is of this architecture? Then there is one round. */
export const isPlanned = (experiment: WithPruning): boolean =>
  byFilter(experiment) && experiment.pruning.plan !== NO_PLAN && isOfferedPlan(experiment.pruning.plan, experiment);

const isOfferedPlan = (id: string, { network }: WithNetwork): boolean =>
  id === NO_PLAN || plans.get(id).architecture === network.architecture;

/** Does every level prune its rate of what the one before has left? Else it is said what is left, or a plan tells. */
const byRates = (experiment: WithPruning): boolean => experiment.pruning.remaining === null && !isPlanned(experiment);

/** Do units go whole, each layer's by themselves (Li et al. 2017)? Outputs stay, and what has gone holds nothing. */
const byFilter = (experiment: WithPruning): boolean =>
  experiment.pruning.granularity === 'filter' && hasUnits(experiment);

const scoresUnits = (experiment: WithPruning): boolean => isOfMethod('unitScore')(experiment) && byFilter(experiment);

/** Are there scores that look at some examples of each class? */
const scoresByExamples = (experiment: WithPruning): boolean =>
  isOfMethod('scoreExamples')(experiment) ||
  (scoresUnits(experiment) && unitScores.get(experiment.pruning.unitScore).sensitivity !== undefined);

/** Can it be said of each layer what is left? Where layers are pruned by themselves, weight by weight. */
const canSayLayers = (experiment: WithPruning): boolean =>
  experiment.pruning.scope === 'layerwise' && byRates(experiment) && !byFilter(experiment);

/** Are there rates? Not where it is said of each layer what the rounds leave. */
const isByRate = (experiment: WithPruning): boolean =>
  byRates(experiment) && (experiment.pruning.layersRemaining === null || !canSayLayers(experiment));

/** Ranked together with all others, no layer has a rate of its own. */
const hasRates = (experiment: WithPruning): boolean =>
  (experiment.pruning.scope !== 'everything' || byFilter(experiment)) && isByRate(experiment);

/** Layers that are pruned, each a number of `layersRemaining`. */
export const layersOf = (experiment: WithNetwork) =>
  networkOn(experiment, null).parameters.filter(({ prunable }) => prunable);

const ownRate = { min: 0, max: 0.9, step: 0.01, unit: 'percent' } as const;

/** Is it a setting of a chain's method? */
const isOfMethod =
  (setting: string) =>
  ({ compare }: WithPruning): boolean =>
    compare.chains.some((chain) => methods.get(readChain(chain).method).settings.includes(setting));

/** Most masks of a run: more are no better to look at. */
const MOST_LOOKS = 200;

const MOST_ROUNDS = 30;
/** ResNet-110 prunes 110. */
const MOST_LAYERS = 128;

/** Passes of the scores of chains where these agree, as they are published; null where they do not. */
function usualPasses({ compare }: WithPruning): number | null {
  const passes = compare.chains.flatMap((chain) => methods.get(readChain(chain).method).passes ?? []);
  return new Set(passes).size === 1 ? passes[0] : null;
}

/** The rate of scores where masks are trained, as it is published; null where methods have not the same one. */
function usualMaskRate({ compare, pruning: { maskOptimizer } }: WithPruning): number | null {
  const learners = compare.chains.flatMap((chain) => methods.get(readChain(chain).method).learner ?? []);
  const rates = new Set(learners.map((learner) => maskLearners.get(learner).published.rates[maskOptimizer]));
  return rates.size === 1 ? [...rates][0] : null;
}

export const pruning = {
  rate: number({ default: 0.35, min: 0.05, max: 0.9, step: 0.01, unit: 'percent', main: true, applies: isByRate }),
  convRate: derivedNumber({
    ...ownRate,
    applies: (experiment: WithPruning) => hasFilters(experiment) && hasRates(experiment),
    derived: ({ pruning }: WithPruning) => pruning.rate,
  }),
  outputRate: derivedNumber({
    ...ownRate,
    applies: (experiment: WithPruning) => hasRates(experiment) && !byFilter(experiment),
    derived: ({ pruning }: WithPruning) => pruning.rate / 2,
  }),
  rounds: number({
    default: 8,
    min: 1,
    max: MOST_ROUNDS,
    step: 1,
    unit: 'count',
    main: true,
    applies: byRates, // else as many as there are levels
  }),
  // of every layer alike: what the rates would leave of the others than the output layer
  remaining: derivedList({
    of: 'percents',
    applies: (experiment: WithPruning) => !isPlanned(experiment),
    min: 0.01,
    max: 99,
    least: 1,
    most: MOST_ROUNDS,
    derived: ({ pruning: { rate, rounds } }: WithPruning) => {
      const percents = Array.from({ length: rounds }, (_, at) => 100 * (1 - rate) ** (at + 1));
      return [...new Set(percents.map((percent) => Math.max(0.01, Number(percent.toPrecision(2)))))];
    },
  }),
  // of each layer after the last round; every round leaves the same share
  layersRemaining: derivedList({
    of: 'layerPercents',
    applies: canSayLayers,
    min: 0.01,
    max: 100,
    least: 1,
    most: MOST_LAYERS,
    derived: (experiment: WithPruning) =>
      layersOf(experiment).map((spec) => {
        const left = 100 * (1 - rateOf(spec, experiment.pruning)) ** experiment.pruning.rounds;
        return Math.max(0.01, Number(left.toPrecision(2)));
      }),
  }),
  schedule: choice({ choices: ['iterative', 'one-shot'], default: 'iterative' }),
  criterion: choice({ choices: scores.ids, default: 'magnitude', explains: true }),
  granularity: choice({
    choices: ['weight', 'filter'],
    default: 'weight',
    explains: true,
    applies: (experiment: WithPruning) => isOfMethod('granularity')(experiment) && hasUnits(experiment),
  }),
  plan: choice({
    choices: [NO_PLAN, ...plans.ids],
    default: NO_PLAN,
    applies: byFilter,
    offers: isOfferedPlan,
  }),
  unitScore: choice({
    choices: unitScores.ids,
    default: 'l1-norm',
    applies: scoresUnits,
    offers: (id, experiment) => unitScores.get(id).sensitivity === undefined || !collects(experiment),
  }),
  scope: choice({
    choices: ['layerwise', 'global', 'everything'],
    default: 'layerwise',
    applies: (experiment: WithPruning) => !byFilter(experiment),
  }),
  rest: choice({
    choices: rests.ids,
    default: ZERO,
    explains: true,
    applies: (experiment: WithPruning) => isOfMethod('rest')(experiment) && !byFilter(experiment),
  }),
  // of networks that have lost weights; known before where layers are pruned by themselves
  dropout: choice({
    choices: ['same', 'rescaled'],
    default: 'same',
    explains: true,
    applies: (experiment: WithPruning) =>
      drops(experiment) && (experiment.pruning.scope === 'layerwise' || byFilter(experiment)),
  }),
  rewindStep: number({
    default: 50,
    min: 1,
    max: 100_000,
    step: 1,
    scale: 'log',
    unit: 'count',
    applies: isOfMethod('rewindStep'),
    room: ({ training: { steps } }: WithPruning) => ({
      max: steps - 1,
      allowed: said('steps', { from: 1, to: steps - 1, steps }),
    }),
  }),
  retrainSteps: derivedNumber({
    ...counted,
    max: 200_000,
    applies: isOfMethod('retrainSteps'),
    room: ({ training: { steps } }: WithTraining) => ({
      max: steps,
      allowed: said('steps', { from: 1, to: steps, steps }),
    }),
    derived: ({ training }: WithTraining) => training.steps,
  }),
  scorePasses: derivedNumber({
    ...counted,
    max: MOST_PASSES,
    applies: isOfMethod('scorePasses'),
    derived: usualPasses,
  }),
  scoreExamples: number({ ...counted, default: 10, max: 100, applies: scoresByExamples }),
  temperature: number({ default: 200, min: 1, max: 1_000, step: 1, scale: 'log', applies: isOfMethod('temperature') }),
  // of Early-Bird: the largest distance of masks that have come to rest, and how often they are looked at
  maskDistance: number({
    default: 0.1,
    min: 0.01,
    max: 0.5,
    step: 0.01,
    unit: 'percent',
    applies: isOfMethod('maskDistance'),
  }),
  maskEvery: derivedNumber({
    ...counted,
    max: 100_000,
    applies: isOfMethod('maskEvery'),
    room: ({ training: { steps } }: WithPruning) => {
      const min = Math.ceil(steps / MOST_LOOKS);
      return { min, max: steps, allowed: said('steps', { from: min, to: steps, steps }) };
    },
    derived: ({ data, training: { steps, batch } }: WithPruning) =>
      Math.min(steps, Math.max(Math.ceil(steps / MOST_LOOKS), Math.round(data.train / batch))),
  }),
  maskWeights: choice({
    choices: ['signed-constant', 'initial'],
    default: 'signed-constant',
    explains: true,
    applies: isOfMethod('maskWeights'),
  }),
  maskScale: choice({
    choices: ['scaled', 'unscaled'],
    default: 'scaled',
    explains: true,
    applies: isOfMethod('maskScale'),
  }),
  maskOptimizer: choice({
    choices: ['momentum', 'adam'],
    default: 'momentum',
    applies: isOfMethod('maskOptimizer'),
  }),
  maskRate: derivedNumber({
    min: 0.0001,
    max: 1_000,
    step: 0.0001,
    scale: 'log',
    applies: isOfMethod('maskRate'),
    derived: usualMaskRate,
  }),
};
