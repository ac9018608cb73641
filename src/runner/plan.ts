/** The one mapping from the experiment a person has set to the steps that are done. */
import { learningRateAt, type RateSchedule } from '../engine/training/learning-rate';
import { chainsOf, experimentOfChain, restIn, stepsAt, stepsBehind } from '../experiment/chains';
import { budgetsOfChain } from '../experiment/levels';
import type { Experiment } from '../experiment/schema';
import { pathsOf } from '../experiment/paths';
import { PLANE_EXAMPLES, planesOf } from '../experiment/planes';
import { sections } from '../experiment/sections';
import { dropSteps } from '../experiment/sections/training';
import type { Start } from '../lottery/controls';
import type { Emerging } from '../lottery/early-bird';
import { methods } from '../lottery/methods';
import { maskLearners, type MaskLearner, type MaskLearning } from '../lottery/mask-learners';
import { applyMasks } from '../lottery/masks';
import type { Position } from '../lottery/method';
import { isTrainable } from '../lottery/parameters';
import { copiesOf } from '../lottery/paths';
import { spread } from '../lottery/pruning';
import { planTrial, runsOf, type PlannedRun, type TrialPlan } from '../lottery/plan';
import { keyText, type RunKey } from '../lottery/run-key';
import { scoringsOf, type PlannedScoring } from '../lottery/scorings';
import { createGraph, type Graph, type Recipe } from '../lottery/step';
import { rescaledDropout, withDropout } from '../models/dropout-rates';
import type { Network } from '../models/network';
import type { Recording } from '../recording/recording';
import type { TrainingRun } from '../tasks/training';
import { examplesOf } from './data';
import { networkOn } from '../experiment/network';
import { emergingOf, prunesUnits, unitBudgetsOf } from '../experiment/units';
import { stepOf } from '../experiment/step';

/** How a run is trained, besides what it starts from. */
export interface Training extends Omit<
  TrainingRun,
  'network' | 'weights' | 'masks' | 'rest' | 'learning' | 'emerging' | 'order' | 'rewindStep'
> {
  /** rates of the dropout layers, in their order; absent: those of the network */
  readonly dropout?: readonly number[];
}

export interface Plan {
  readonly experiment: Experiment;
  readonly network: Network;
  readonly world: World;
  readonly graph: Graph;
  trial(trial: number): TrialPlan;
  /** all training runs but copies, if none diverges, in the order a viewer wants them */
  runs(): readonly PlannedRun[];
  /** @throws Error when the experiment has no such run */
  find(key: RunKey): PlannedRun;
  training(run: Recipe): Training;
  /** as a run trains it: it may drop fewer units than the experiment's */
  networkOf(run: Recipe): Network;
  /** training runs for paths alone, which are on no chart of rounds */
  copies(): readonly PlannedRun[];
  /** scores before training, each at the first level of a chain that needs it */
  scorings(): readonly PlannedScoring[];
  /** With which level a run is done: copies follow after the last one. */
  roundOf(run: PlannedRun): number;
  /** The measure of the table that a run keeps on its way; null: it keeps none. */
  tableOf(run: PlannedRun): string | null;
  /** A run that is part of this one: the full network's first steps, where a chain goes back to them. */
  passedBy(run: PlannedRun): { readonly recipe: Recipe; readonly step: number } | null;
  /** Everything a trainer needs. @param keep the step whose weights are wanted besides the last one's */
  trainingRun(run: Recipe, start: Start, keep?: number): TrainingRun;
}

/** What the numbers of a run depend on besides its settings. */
export interface World {
  /** hash of the files of the data, null for made data */
  readonly filesHash: string | null;
  /** the engine's */
  readonly version: string;
}

export function planOf(experiment: Experiment, network: Network, world: World): Plan {
  const { chance } = experiment;
  const graph = createGraph();
  const trainings = new Map<Recipe, Training>();
  const given = (value: unknown): Recipe => graph.add({ kind: 'given', given: value });
  const givenTraining = (training: Training): Recipe => {
    const recipe = given(training);
    trainings.set(recipe, training);
    return recipe;
  };
  const hasStatistics = !network.parameters.every(isTrainable);
  const watched = watchedOf(experiment, network);
  const [ends, triples] = [pathsOf(experiment), planesOf(experiment)];
  const setup = {
    graph,
    chains: chainsOf(experiment).map((chain) => {
      const own = experimentOfChain(experiment, chain);
      const isSliced = prunesUnits(own, chain.method);
      const { learner } = methods.get(chain.method);
      const budgets = budgetsOfChain(own, network.parameters, chain.method);
      const rescales = own.pruning.dropout === 'rescaled' && sections.pruning.dropout.applies(own);
      return {
        ...chain,
        settings: own.pruning,
        rest: restIn(own, chain.method),
        budgets,
        emerging: methods.get(chain.method).emerges ? emergingOf(own, network.parameters) : null,
        units: isSliced ? unitBudgetsOf(own, network.parameters) : null,
        training: (position: Position, level: number) =>
          givenTraining({
            ...trainingOf(own, position, level),
            ...(isSliced && { sliced: true }),
            ...(rescales && {
              dropout: rescaledDropout(network, spread(network.parameters, budgets[level - 1] ?? [])),
            }),
          }),
        trainsByLevel: isSliced || rescales,
        trainingToK: givenTraining({ ...trainingOf(own), steps: own.pruning.rewindStep }),
        trainingMasks: learner === undefined ? null : givenTraining(maskTrainingOf(own, maskLearners.get(learner))),
      };
    }),
    initializer: {
      initializer: experiment.network.initializer,
      standardDeviation: sections.network.standardDeviation.applies(experiment)
        ? experiment.network.standardDeviation
        : 0,
    },
    seed: chance.initializationSeed,
    orderSeed: chance.orderSeed,
    network: given({ inputShape: network.inputShape, classes: network.classes, layers: network.layers }),
    world: given({ engine: world.version, examples: examplesOf(experiment, world.filesHash) }),
    examples: given({ examples: examplesOf(experiment, world.filesHash) }),
    training: givenTraining(trainingOf(experiment)),
    trainingFull: givenTraining({ ...trainingOf(experiment), ...(watched && { watched }) }),
    paths:
      ends.length === 0
        ? null
        : {
            ends,
            points: experiment.connectivity.points,
            hasStatistics,
            trainingTo: (step: number) => givenTraining({ ...trainingOf(experiment), steps: step }),
            trainingFrom: (step: number) => givenTraining({ ...trainingOf(experiment), startStep: step }),
          },
    planes:
      triples.length === 0 ? null : { triples, points: experiment.connectivity.planePoints, examples: PLANE_EXAMPLES },
  };
  const trials = new Map<number, TrialPlan>();
  const trial = (number: number): TrialPlan => {
    const planned = trials.get(number) ?? planTrial(setup, number);
    trials.set(number, planned);
    return planned;
  };
  const ofTrials = <T>(of: (planned: TrialPlan) => readonly T[]): T[] =>
    Array.from({ length: chance.trials }, (_, number) => of(trial(number))).flat();
  const training = (run: Recipe): Training => {
    const step = graph.get(run);
    const found = step.kind === 'train' && trainings.get(step.training);
    if (!found) throw new Error(`${run} is no training run.`);
    return found;
  };
  const networkOf = (run: Recipe): Network => {
    const { dropout } = training(run);
    return dropout ? withDropout(network, dropout) : network;
  };
  return {
    experiment,
    network,
    world,
    graph,
    trial,
    training,
    roundOf: ({ key }) =>
      key.repeat === undefined ? key.level : Math.max(0, ...trial(key.trial).chains.map(({ length }) => length)),
    tableOf({ recipe }) {
      const step = graph.get(recipe);
      if (step.kind === 'train' && step.emerging) return 'emergence';
      return training(recipe).watched ? 'channel-scales' : null;
    },
    networkOf,
    passedBy(run) {
      const { full, toK } = trial(run.key.trial);
      if (run.recipe !== full.recipe) return null;
      const passed = toK.map((recipe) => ({ recipe, step: training(recipe).steps }));
      return passed.toSorted((a, b) => b.step - a.step)[0] ?? null;
    },
    runs: () => ofTrials(runsOf),
    scorings: () => ofTrials((planned) => scoringsOf(graph, planned)),
    copies: () => ofTrials(({ paths }) => copiesOf(paths)),
    find(key) {
      const planned = trial(key.trial);
      const found = [...runsOf(planned), ...copiesOf(planned.paths)].find((run) => keyText(run.key) === keyText(key));
      if (!found) throw new Error(`The experiment has no run ${keyText(key)}.`);
      return found;
    },
    trainingRun(run, { weights, masks, rest }, keep) {
      const step = graph.get(run);
      if (step.kind !== 'train') throw new Error(`${run} is no training run.`);
      const { dropout: _, ...trained } = training(run);
      return {
        ...trained,
        ...(keep !== undefined && { rewindStep: keep }),
        network: networkOf(run),
        weights: applyMasks(weights, masks, rest),
        masks,
        ...(rest && { rest }),
        ...(step.emerging && { emerging: emergingIn(step.emerging) }),
        ...(step.learning && { learning: learningOf(step.learning, training(run).steps) }),
        order: step.order,
      };
    },
  };
}

/** How a run is trained; what does not matter is left out. @param level that only the length of some depends on */
function trainingOf(given: Experiment, position: Position = 'replayed', level = 0): Training {
  const experiment = position === 'same-compute' ? stretched(given, stepsAt(given, position, level)) : given;
  const { training } = experiment;
  const startStep = stepsBehind(experiment, position);
  const { steps, evaluateEvery, optimizer, momentum, weightDecay, clipNorm, scaleDecay } = training;
  const clips = clipNorm > 0 && sections.training.clipNorm.applies(experiment);
  const thins = scaleDecay > 0 && sections.training.scaleDecay.applies(experiment);
  const augments = training.augmentation === 'flip-crop' && sections.training.augmentation.applies(experiment);
  return {
    optimizer: {
      id: optimizer,
      momentum: sections.training.momentum.applies(experiment) ? momentum : 0,
      weightDecay,
      ...(clips && { clipNorm }),
      ...(thins && { scaleDecay }),
    },
    ...rateOf(experiment, position),
    ...(startStep > 0 && { startStep }),
    ...(augments && { augment: true }),
    steps: position === 'untrained' ? 0 : steps,
    batch: stepOf(experiment).examples,
    evaluateEvery,
  };
}

/** The experiment with longer runs: the rate drops at the same shares of them. */
function stretched(experiment: Experiment, steps: number): Experiment {
  const { training } = experiment;
  const dropAt = training.dropAt?.map((step) => Math.round((step * steps) / training.steps)) ?? null;
  return { ...experiment, training: { ...training, steps, dropAt } };
}

/** How scores of masks are trained: the experiment's steps and batches, and the rest as it is published for them. */
function maskTrainingOf(experiment: Experiment, { published }: MaskLearner): Training {
  const { maskOptimizer, maskRate } = experiment.pruning;
  const { optimizer: _, learningRate: __, schedule: ___, ...training } = trainingOf(experiment);
  const { rates, weightDecay, schedule: kind } = published;
  const { steps } = training;
  return {
    ...training,
    optimizer: { id: maskOptimizer, momentum: maskOptimizer === 'momentum' ? MASK_MOMENTUM : 0, weightDecay },
    learningRate: maskRate ?? rates[maskOptimizer],
    ...(kind !== 'constant' && { schedule: { kind, drops: [], factor: 1, warmup: 0, steps } }),
  };
}

/** Of both methods, as published. */
const MASK_MOMENTUM = 0.9;

/** Versions are of recipes alone. */
const learningOf = ({ learner, budget, scaled, chance }: Omit<MaskLearning, 'steps'>, steps: number): MaskLearning => ({
  learner,
  budget,
  scaled,
  chance,
  steps,
});

const emergingIn = ({ groups, scales, gone, distance, every }: Emerging): Emerging => ({
  groups,
  scales,
  gone,
  distance,
  every,
});

/** The scales of batch-norm that are kept of the full network, where masks emerge from them; as often as the first chain looks. */
function watchedOf(experiment: Experiment, network: Network): TrainingRun['watched'] | null {
  const chain = chainsOf(experiment).find(({ method }) => methods.get(method).emerges);
  if (!chain) return null;
  const [{ scales, every }] = emergingOf(experimentOfChain(experiment, chain), network.parameters);
  return { scales, every };
}

/** The learning rate and its schedule; a run at the final rate has that of the last step throughout. */
function rateOf(experiment: Experiment, position: Position): Pick<TrainingRun, 'learningRate' | 'schedule'> {
  const { learningRate, steps, warmup, dropFactor, ...training } = experiment.training;
  const kind = training.schedule;
  if (kind === 'constant' && warmup === 0) return { learningRate };
  const [drops, factor] = kind === 'steps' ? [dropSteps(experiment), dropFactor] : [[], 1];
  const schedule: RateSchedule = { kind, drops, factor, warmup, steps };
  if (position === 'final-rate' || position === 'continued-at-final-rate')
    return { learningRate: learningRateAt(learningRate, schedule, steps) };
  return { learningRate, schedule };
}

interface Recorded extends Pick<Recording, 'experiment' | 'data'> {
  readonly engine: { readonly version: string } | null;
}

/** The plan of what a recording tells. @throws Error while nothing has begun */
export function recordedPlan({ experiment, data, engine }: Recorded): Plan {
  if (!data || !engine) throw new Error('The experiment has not begun yet.');
  const network = networkOn(experiment, data);
  return planOf(experiment, network, { filesHash: data.filesHash, version: engine.version });
}
