/** What a training run is remembered by. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { dataSets } from '../tasks/classification/data-sets';
import { appliesTo } from '../experiment/applies';
import { defaultExperiment, type Experiment, type Section } from '../experiment/schema';
import type { LotteryRunId } from '../lottery/loop';
import { keepsRewindPoint, rewindingArms } from './plan';

/** What identifies the data: settings that matter, and the hash of the files if it has any. */
export interface DataIdentity {
  readonly filesHash: string | null;
}

/**
 * The recipe of a training run: a hash of everything its result depends on, and of nothing else, so
 * that changing the number of rounds, trials or arms trains only what is new. The masks of round r
 * follow from the pruning settings, so they are not part of it.
 */
export function recipeOf(experiment: Experiment, id: LotteryRunId, data: DataIdentity, engineVersion: string): string {
  const { chance } = experiment;
  const [network, training, pruning] = (['network', 'training', 'pruning'] as const).map((section) =>
    withoutIdle(experiment, section),
  ) as [Experiment['network'], Experiment['training'], Experiment['pruning']];
  const rewinds = rewindingArms.includes(id.arm) || keepsRewindPoint(experiment, id);
  const { options } = dataSets.get(experiment.data.set);
  const { train, validation, test, set, imageSize, standardize, orientation } = withoutIdle(
    experiment,
    'data',
  ) as Experiment['data'];
  const recipe = {
    engine: engineVersion,
    data: {
      set,
      train,
      validation,
      test,
      options: options.map((option) => experiment.data[option]),
      splitSeed: chance.splitSeed,
      files: data.filesHash,
      imageSize,
      standardize,
      orientation, // undefined, and so left out, where nothing is done
    },
    network: {
      ...network,
      widths: appliesTo('network.widths', experiment) ? experiment.network.widths : null,
      standardDeviation: network.initializer === 'gaussian' ? network.standardDeviation : null,
    },
    training: { ...training, momentum: training.optimizer === 'momentum' ? training.momentum : null },
    seeds: [chance.initializationSeed, chance.orderSeed],
    run: id,
    pruning: id.round === 0 ? null : { ...pruning, outputRate: pruning.outputRate ?? pruning.rate / 2, rounds: null },
    ...(rewinds && { rewindStep: experiment.pruning.rewindStep }),
  };
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(recipe))));
}

/**
 * Settings that came later than the first recipes: in a recipe only where they change anything, so
 * what was trained before they existed is found again.
 */
const LATER: ReadonlySet<string> = new Set([
  'data.imageSize',
  'data.standardize',
  'data.orientation',
  'network.filters',
  'network.denseWidths',
  'network.shortcut',
  'network.dropout',
  'training.schedule',
  'training.dropAt',
  'training.dropFactor',
  'training.warmup',
  'training.augmentation',
  'pruning.convRate',
  'pruning.rewindStep', // of some arms only: put into their recipes by itself
]);

/** A section without later settings that are default or do not apply. */
function withoutIdle(experiment: Experiment, section: Section): Record<string, unknown> {
  const preset: Record<string, unknown> = defaultExperiment[section];
  const used = Object.entries(experiment[section]).filter(([name, value]) => {
    const path = `${section}.${name}`;
    if (!LATER.has(path)) return true;
    const isDefault = JSON.stringify(value) === JSON.stringify(preset[name]);
    return path !== 'pruning.rewindStep' && !isDefault && appliesTo(path, experiment);
  });
  return Object.fromEntries(used);
}
