/** What a training run was remembered by before recipes were those of steps: such runs are still found. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fields, isDefault, valueOf, type Field } from '../../experiment/fields';
import type { Experiment, Section } from '../../experiment/schema';
import { sections } from '../../experiment/sections';
import type { Value } from '../../field';
import type { World } from '../plan';

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
  const { chance, network, training, pruning } = experiment;
  const { train, validation, test, set } = experiment.data;
  const { imageSize, standardize, orientation } = withoutIdle(experiment, 'data');
  const recipe = {
    engine: version,
    data: {
      set,
      train,
      validation,
      test,
      options: fields
        .filter((field) => OPTIONS.has(field.path) && field.applies(experiment))
        .map((field) => valueOf(experiment, field)),
      splitSeed: chance.splitSeed,
      files: filesHash,
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
    ...(rewindStep !== null && { rewindStep }),
  };
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(recipe))));
}

/** What the first data sets had besides their numbers of examples. */
const OPTIONS: ReadonlySet<string> = new Set(['data.difficulty', 'data.noise']);

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
