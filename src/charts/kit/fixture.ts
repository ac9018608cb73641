/**
 * An invented recording of the default experiment, for tests and for looking at charts only:
 * its numbers resemble a real run but nothing was trained.
 */
import { armsOf } from '../../experiment/chains';
import { comparing } from '../../experiment/sections/compare';
import { exp } from '../../lottery/random/maths';
import { stream, type RandomStream } from '../../lottery/random/stream';
import { sizeOf, type ParameterSpec } from '../../lottery/parameters';
import { plannedRemaining, pruneCount, rateOf, type PruningRates } from '../../lottery/pruning';
import type { Layer } from '../../models/layer';
import { describeNetwork, type Network } from '../../models/network';
import type { PointColumns } from '../../lottery/points';
import type { MaskRecord, Recording, RunRecord } from '../../recording/recording';
import { smallExperiment } from '../../recording/fixture';
import { type Arm, full, runOf } from '../../lottery/run-key';
import { armNames } from '../../experiment/arm-names';

const RATES: PruningRates = { rate: 0.35, outputRate: 0.18 };
const ROUNDS = 8;
const TRIALS = 3;
const STEPS = 1200;
const EVERY = 50;

const relu: Layer = { kind: 'relu' };

/** LeNet-300-100 on 28×28 pixels. */
export const fixtureNetwork: Network = describeNetwork([28, 28, 1], 10, [
  { kind: 'flatten' },
  { kind: 'dense', units: 300 },
  relu,
  { kind: 'dense', units: 100 },
  relu,
  { kind: 'dense', units: 10 },
]);

/** A network for two coordinates and two classes, small enough to be drawn as a graph. */
export const smallNetwork: Network = describeNetwork([2], 2, [
  { kind: 'dense', units: 8 },
  relu,
  { kind: 'dense', units: 8 },
  relu,
  { kind: 'dense', units: 2 },
]);

export const fixtureExperiment: Recording['experiment'] = {
  ...smallExperiment,
  data: { ...smallExperiment.data, set: 'strokes', train: 10_000, validation: 2_000, test: 5_000 },
  network: { ...smallExperiment.network, widths: [300, 100] },
  training: { ...smallExperiment.training, steps: STEPS, evaluateEvery: EVERY },
  pruning: { ...smallExperiment.pruning, ...RATES, rounds: ROUNDS },
  compare: comparing('reinitialized', 'random-mask'),
  chance: { ...smallExperiment.chance, trials: TRIALS },
};

/** Numbers follow from the names that files have. */
const { nameOf } = armNames(fixtureExperiment);

/** Least validation loss, and the steps in which the distance to it falls to 1/e, by arm and round. */
function learning(arm: string, round: number): { readonly floor: number; readonly pace: number } {
  switch (arm) {
    case 'ticket':
      return { floor: 0.135 - 0.012 * Math.sin(round / 2) + 0.0006 * round ** 2, pace: 150 - 9 * round };
    case 'reinitialized':
      return { floor: 0.14 + 0.0135 * round, pace: 160 + 16 * round };
    case 'random-mask':
      return { floor: 0.14 + 0.009 * round + 0.0032 * round ** 2, pace: 160 + 24 * round };
    default:
      return { floor: 0.14, pace: 160 };
  }
}

function pointsOf(arm: string, round: number, random: RandomStream, points: number): PointColumns {
  const { floor, pace } = learning(arm, round);
  const lucky = 1 + 0.03 * random.normal();
  let best = Infinity;
  const rows = Array.from({ length: points }, (_, at) => {
    const step = (at + 1) * EVERY;
    const overfit = 0.035 * (step / STEPS) ** 2;
    const noise = 0.004 * random.normal();
    const loss = floor * lucky + 2.1 * exp(-step / pace) + overfit + noise;
    const accuracy = 1 - 0.27 * loss + 0.0008 * random.normal();
    const isBest = loss < best;
    best = Math.min(best, loss);
    const known = isBest || at === STEPS / EVERY - 1;
    return { step, loss, accuracy, known };
  });
  return {
    step: rows.map((row) => row.step),
    'validation.loss': rows.map((row) => row.loss),
    'validation.accuracy': rows.map((row) => row.accuracy),
    'test.accuracy': rows.map((row) => (row.known ? row.accuracy - 0.001 : null)),
    'train.accuracy': rows.map((row) => (row.known ? Math.min(1, row.accuracy + 0.01) : null)),
  };
}

const finished = (trial: number, round: number, arm: Arm): RunRecord => ({
  id: runOf(trial, arm, round),
  status: 'finished',
  points: pointsOf(nameOf(arm), round, stream(1, 'fixture', trial, round, nameOf(arm)), STEPS / EVERY),
  trainingSeconds: 6 / (1 + round),
  reused: false,
});

/**
 * Round in which each weight is pruned, 0 for those left: exact counts, the outer pixels and every
 * fourth column of units first. [in, out]
 */
function prunedIn(spec: ParameterSpec, random: RandomStream): Uint8Array | null {
  if (!spec.prunable) return null;
  const [inputs, outputs] = spec.shape;
  const side = Math.sqrt(inputs);
  const isImage = Number.isInteger(side) && inputs > 400;
  // score in the high digits, position in the low ones, so that one numeric sort ranks all
  const ranked = Float64Array.from({ length: inputs * outputs }, (_, index) => {
    const input = Math.floor(index / outputs);
    const [row, column] = [Math.floor(input / side), input % side];
    const away = ((row - side / 2) ** 2 + (column - side / 2) ** 2) / (side * 0.32) ** 2;
    const centred = isImage ? 0.12 + exp(-Math.min(away, 20) / 2) : 1;
    const score = Math.abs(random.normal()) * centred * (index % 4 === 0 ? 0.8 : 1);
    return Math.round(score * 1e6) * 1e6 + index;
  }).toSorted();
  const bytes = new Uint8Array(inputs * outputs);
  let from = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const to = from + pruneCount(rateOf(spec, RATES), ranked.length - from);
    for (let at = from; at < to; at += 1) bytes[ranked[at] % 1e6] = round;
    from = to;
  }
  return bytes;
}

/** Masks of all rounds, by trial and network: ranking a quarter of a million weights takes most of the time here. */
const masks = new Map<string, readonly (Uint8Array | null)[]>();

function allMasks({ parameters }: Network, trial: number): readonly (Uint8Array | null)[] {
  const key = JSON.stringify([trial, parameters.map(({ name, shape }) => [name, shape])]);
  const random = stream(1, 'fixture-masks', trial);
  const known = masks.get(key) ?? parameters.map((spec) => prunedIn(spec, random));
  masks.set(key, known);
  return known;
}

/** Masks of the ticket's chain in one trial, after at most ROUNDS rounds. */
export const fixtureMasks = (network: Network, trial: number, rounds = ROUNDS): MaskRecord => ({
  trial,
  chain: 0,
  remaining: plannedRemaining(network.parameters, RATES, 'layerwise', rounds),
  prunedIn: allMasks(network, trial).map((bytes) => bytes?.map((round) => (round > rounds ? 0 : round)) ?? null),
});

/** Weights of any network: Gaussian, the same for the same name. */
export const fixtureWeights = (network: Network, name: string, spread = 0.05): Float32Array[] =>
  network.parameters.map((spec) => {
    const random = stream(1, 'fixture-weights', name, spec.name);
    return Float32Array.from({ length: sizeOf(spec.shape) }, () => random.normal() * spread);
  });

const recordings = new Map<number, Recording>();

/** All runs of three trials; `rounds` cuts it short, as while it runs. */
export function fixtureRecording(rounds = ROUNDS): Recording {
  const known = recordings.get(rounds) ?? invented(rounds);
  recordings.set(rounds, known);
  return known;
}

function invented(rounds: number): Recording {
  const arms = armsOf(fixtureExperiment);
  const trials = Array.from({ length: TRIALS }, (_, trial) => trial);
  return {
    format: 'ticket-lab-recording',
    version: 2,
    experiment: fixtureExperiment,
    engine: null,
    data: null,
    runs: trials.flatMap((trial) => [
      finished(trial, 0, full),
      ...Array.from({ length: rounds }, (_, at) => at + 1).flatMap((round) =>
        arms.map((arm) => finished(trial, round, arm)),
      ),
    ]),
    masks: trials.map((trial) => fixtureMasks(fixtureNetwork, trial, rounds)),
    warnings: [],
  };
}
