/** What a training run was remembered by before recipes were those of steps: such runs are still found. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { dataSets } from '../datasets';
import { appliesTo } from '../experiment/applies';
import { defaultExperiment, type Experiment, type Section } from '../experiment/schema';
import type { World } from './plan';

/** A run as version 1 names it. */
interface NamedRun {
  readonly trial: number;
  readonly round: number;
  readonly arm: string;
}

/**
 * @param rewindStep of the full network where its weights after so many steps were kept with it, and of runs that
 * start from them
 */
export function recipe1(
  experiment: Experiment,
  id: NamedRun,
  { filesHash, version }: World,
  rewindStep: number | null,
): string {
  const { chance } = experiment;
  const [network, training, pruning] = (['network', 'training', 'pruning'] as const).map((section) =>
    withoutIdle(experiment, section),
  ) as [Experiment['network'], Experiment['training'], Experiment['pruning']];
  const { options } = dataSets.get(experiment.data.set);
  const { train, validation, test, set, imageSize, standardize, orientation } = withoutIdle(
    experiment,
    'data',
  ) as Experiment['data'];
  const recipe = {
    engine: version,
    data: {
      set,
      train,
      validation,
      test,
      options: options.map((option) => experiment.data[option]),
      splitSeed: chance.splitSeed,
      files: filesHash,
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
    ...(rewindStep !== null && { rewindStep }),
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
