/** From the experiment a person has set to what the loop, the trainers and the cache need. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { dataSets } from '../datasets';
import type { OptimizerId } from '../engine/engine';
import type { TrainingRun } from '../engine/training';
import type { Experiment } from '../experiment/schema';
import { initialize } from '../lottery/initializers';
import type { LotteryRun, LotteryRunId, LotterySettings } from '../lottery/loop';
import { denseMasks } from '../lottery/masks';
import type { Scope } from '../lottery/pruning';
import { treatments } from '../lottery/treatments';
import type { Network } from '../models/layers';

export function lotterySettings(experiment: Experiment, network: Network): LotterySettings {
  const { pruning, chance, compare } = experiment;
  return {
    specs: network.parameters,
    initializer: experiment.network,
    seed: chance.initializationSeed,
    trials: chance.trials,
    rounds: pruning.rounds,
    rates: { rate: pruning.rate, outputRate: pruning.outputRate },
    schedule: pruning.schedule === 'one-shot' ? 'one-shot' : 'iterative',
    scope: pruning.scope as Scope,
    criterion: pruning.criterion,
    chains: compare.arms.filter((arm) => treatments.ids.includes(arm)),
    controls: compare.arms.filter((arm) => !treatments.ids.includes(arm)),
  };
}

/** Everything a trainer needs; draws the start weights now. */
export function trainingRun(experiment: Experiment, network: Network, run: LotteryRun): TrainingRun {
  const { training, chance } = experiment;
  return {
    ...run.start(),
    network,
    optimizer: {
      id: training.optimizer as OptimizerId,
      momentum: training.momentum,
      weightDecay: training.weightDecay,
    },
    // with the constant schedule the first and the last rate are the same
    learningRate: training.learningRate,
    steps: training.steps,
    batch: training.batch,
    evaluateEvery: training.evaluateEvery,
    order: { seed: chance.orderSeed, trial: run.id.trial },
  };
}

/** The first trial's full network: what engines are timed on. */
export function firstRun(experiment: Experiment, network: Network): TrainingRun {
  const { parameters: specs } = network;
  const seed = experiment.chance.initializationSeed;
  return trainingRun(experiment, network, {
    id: { trial: 0, round: 0, arm: 'full' },
    learningRate: 'replayed',
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
    ...Array.from({ length: rounds }, (_r, round) =>
      arms.map((arm) => ({ trial, round: round + 1, arm })),
    ).flat(),
  ]).flat();
}

/** What identifies the data: settings that matter, and the hash of the files if it has any. */
export interface DataIdentity {
  readonly filesHash: string | null;
}

/**
 * The recipe of a training run: a hash of everything its result depends on, and of nothing else, so
 * that changing the number of rounds, trials or arms trains only what is new. The masks of round r
 * follow from the pruning settings, so they are not part of it.
 */
export function recipeOf(
  experiment: Experiment,
  id: LotteryRunId,
  data: DataIdentity,
  engineVersion: string,
): string {
  const { training, pruning, chance, network } = experiment;
  const { options } = dataSets.get(experiment.data.set);
  const { train, validation, test, set } = experiment.data;
  const recipe = {
    engine: engineVersion,
    data: {
      set, train, validation, test,
      options: options.map((option) => experiment.data[option]),
      splitSeed: chance.splitSeed,
      files: data.filesHash,
    },
    network: {
      ...network,
      standardDeviation: network.initializer === 'gaussian' ? network.standardDeviation : null,
    },
    training: { ...training, momentum: training.optimizer === 'momentum' ? training.momentum : null },
    seeds: [chance.initializationSeed, chance.orderSeed],
    run: id,
    pruning:
      id.round === 0
        ? null
        : { ...pruning, outputRate: pruning.outputRate ?? pruning.rate / 2, rounds: null },
  };
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(recipe))));
}
