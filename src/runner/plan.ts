/** From the experiment a person has set to what the loop, the trainers and the cache need. */
import type { Protocol } from '../formats/ticket/pytorch';
import { learningRateAt, type RateSchedule } from '../engine/training/learning-rate';
import type { TrainingRun } from '../tasks/training';
import type { Experiment } from '../experiment/schema';
import { sections } from '../experiment/sections';
import { dropSteps } from '../experiment/sections/training';
import { initialize } from '../lottery/initializers';
import type { LotteryRun, LotteryRunId, LotterySettings } from '../lottery/loop';
import { denseMasks } from '../lottery/masks';
import { treatments } from '../lottery/treatments';
import type { Network } from '../models/network';

export function lotterySettings(experiment: Experiment, network: Network): LotterySettings {
  const { pruning, chance, compare } = experiment;
  return {
    specs: network.parameters,
    initializer: experiment.network,
    seed: chance.initializationSeed,
    trials: chance.trials,
    rounds: pruning.rounds,
    rates: pruning,
    schedule: pruning.schedule,
    scope: pruning.scope,
    criterion: pruning.criterion,
    chains: compare.arms.filter((arm) => treatments.ids.includes(arm)),
    controls: compare.arms.filter((arm) => !treatments.ids.includes(arm)),
  };
}

/** Everything a trainer needs; draws the start weights now. */
export function trainingRun(experiment: Experiment, network: Network, run: LotteryRun): TrainingRun {
  const { training, chance, pruning } = experiment;
  return {
    ...run.start(),
    network,
    optimizer: {
      id: training.optimizer,
      momentum: training.momentum,
      weightDecay: training.weightDecay,
    },
    ...rateOf(experiment, run.schedule),
    startStep: startStepOf(experiment, run),
    ...(augments(experiment) && { augment: true }),
    ...(keepsRewindPoint(experiment, run.id) && { rewindStep: pruning.rewindStep }),
    steps: training.steps,
    batch: training.batch,
    evaluateEvery: training.evaluateEvery,
    order: { seed: chance.orderSeed, trial: run.id.trial },
  };
}

const augments = (experiment: Experiment): boolean =>
  experiment.training.augmentation === 'flip-crop' && sections.training.augmentation.applies(experiment);

/** The learning rate and its schedule; a run at the final rate has that of the last step throughout. */
function rateOf(
  experiment: Experiment,
  position: LotteryRun['schedule'],
): Pick<TrainingRun, 'learningRate' | 'schedule'> {
  const { learningRate, schedule: kind, steps, warmup, dropFactor } = experiment.training;
  if (kind === 'constant' && warmup === 0) return { learningRate };
  const drops = dropSteps(experiment);
  const schedule: RateSchedule = { kind, drops, factor: dropFactor, warmup, steps };
  if (position === 'final-rate') return { learningRate: learningRateAt(learningRate, schedule, steps) };
  return { learningRate, schedule };
}

/** How an arm is trained, for scripts that train it elsewhere. */
export function protocolOf(experiment: Experiment, arm: string): Protocol {
  const schedule = treatments.ids.includes(arm) ? treatments.get(arm).schedule : 'replayed';
  return {
    ...rateOf(experiment, schedule),
    startStep: startStepOf(experiment, { schedule }),
    augment: augments(experiment),
  };
}

/** Steps that lie behind the start weights of a run. */
export const startStepOf = ({ pruning }: Experiment, { schedule }: Pick<LotteryRun, 'schedule'>): number =>
  schedule === 'continued' ? pruning.rewindStep : 0;

/** Are the weights after some steps of this run what another one starts from? */
export const keepsRewindPoint = ({ compare }: Experiment, { arm }: LotteryRunId): boolean =>
  arm === 'full' && rewindingArms.some((id) => compare.arms.includes(id));

/** Treatments that go on from a rewind point. */
export const rewindingArms = treatments.all.filter(({ schedule }) => schedule === 'continued').map(({ id }) => id);

/** The first trial's full network: what engines are timed on. */
export function firstRun(experiment: Experiment, network: Network): TrainingRun {
  const { parameters: specs } = network;
  const seed = experiment.chance.initializationSeed;
  return trainingRun(experiment, network, {
    id: { trial: 0, round: 0, arm: 'full' },
    schedule: 'replayed',
    start: () => ({
      weights: initialize(specs, experiment.network, seed, 'initialization', 0),
      masks: denseMasks(specs),
    }),
  });
}

/** All training runs of an experiment if none diverges, in the order a viewer wants them. */
export function plannedRuns(experiment: Experiment): LotteryRunId[] {
  const { trials } = experiment.chance;
  const { rounds } = experiment.pruning;
  const arms = ['ticket', ...experiment.compare.arms];
  return Array.from({ length: trials }, (_t, trial) => [
    { trial, round: 0, arm: 'full' },
    ...Array.from({ length: rounds }, (_r, round) => arms.map((arm) => ({ trial, round: round + 1, arm }))).flat(),
  ]).flat();
}
