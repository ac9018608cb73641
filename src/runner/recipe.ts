/** What a training run is remembered by. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { dataSets } from '../tasks/classification/data-sets';
import { fields, isDefault, valueOf, type Field } from '../experiment/fields';
import type { Experiment, Section } from '../experiment/schema';
import { sections } from '../experiment/sections';
import type { Value } from '../field';
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
  const { chance, network, training, pruning } = experiment;
  const rewinds = rewindingArms.includes(id.arm) || keepsRewindPoint(experiment, id);
  const { train, validation, test, set } = experiment.data;
  const { imageSize, standardize, orientation } = withoutIdle(experiment, 'data');
  const recipe = {
    engine: engineVersion,
    data: {
      set,
      train,
      validation,
      test,
      options: dataSets.get(set).options.map((option) => experiment.data[option]),
      splitSeed: chance.splitSeed,
      files: data.filesHash,
      imageSize,
      standardize,
      orientation, // undefined, and so left out, where nothing is done
    },
    network: {
      ...withoutIdle(experiment, 'network'),
      widths: sections.network.widths.applies(experiment) ? network.widths : null,
      standardDeviation: network.initializer === 'gaussian' ? network.standardDeviation : null,
    },
    training: {
      ...withoutIdle(experiment, 'training'),
      momentum: training.optimizer === 'momentum' ? training.momentum : null,
    },
    seeds: [chance.initializationSeed, chance.orderSeed],
    run: id,
    pruning:
      id.round === 0
        ? null
        : {
            ...withoutIdle(experiment, 'pruning'),
            outputRate: pruning.outputRate ?? pruning.rate / 2,
            rounds: null,
          },
    ...(rewinds && { rewindStep: pruning.rewindStep }),
  };
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(recipe))));
}

/**
 * Settings that the first recipes had. All others are in a recipe only where they change anything, so
 * what was trained before they existed is found again.
 */
const FIRST: ReadonlySet<string> = new Set([
  'network.architecture',
  'network.widths',
  'network.activation',
  'network.initializer',
  'network.standardDeviation',
  'training.steps',
  'training.batch',
  'training.optimizer',
  'training.learningRate',
  'training.momentum',
  'training.weightDecay',
  'training.evaluateEvery',
  'pruning.rate',
  'pruning.outputRate',
  'pruning.rounds',
  'pruning.schedule',
  'pruning.criterion',
  'pruning.scope',
]);

/** A section without later settings that are default or do not apply. */
function withoutIdle(experiment: Experiment, section: Section): Readonly<Record<string, Value>> {
  const isUsed = (field: Field): boolean =>
    FIRST.has(field.path) ||
    // of some arms only: put into their recipes by itself
    (field.path !== 'pruning.rewindStep' && !isDefault(experiment, field) && field.applies(experiment));
  const used = fields.filter((field) => field.section === section && isUsed(field));
  return Object.fromEntries(used.map((field) => [field.name, valueOf(experiment, field)]));
}
