/** What a ticket saves, round by round: counted from layers and masks, and measured in training. */
import { isSparse } from '../experiment/chains';
import { collects } from '../experiment/sections/data';
import { smallerAt } from '../experiment/smaller';
import { isKernel, sizeOf, type ParameterSpec } from '../lottery/parameters';
import type { Network } from '../models/network';
import { multiplyAdds } from '../models/multiply-adds';
import type { MaskRecord, Recording, RunRecord } from '../recording/recording';
import { armOf, placeOf, type Arm, full, ticket } from '../lottery/run-key';

/** Means over the trials that have got this far. */
export interface NetworkCost {
  /** kernel weights left, as "weights remaining" counts them */
  readonly weights: number;
  /** stored as `bytesStored` says */
  readonly bytes: number;
  /** counted, for one example in one forward pass */
  readonly multiplyAdds: number;
  /** measured: batch, forward, backward and update, without evaluation; null when nothing is */
  readonly secondsPerStep: number | null;
  /** measured while evaluating; null in recordings made before it was, and of networks that act */
  readonly secondsPerExample: number | null;
}

export interface RoundSavings {
  /** from 1 */
  readonly round: number;
  /** trials whose ticket of this round is pruned */
  readonly trials: number;
  readonly full: NetworkCost;
  readonly ticket: NetworkCost;
  /** bytes of the full network / bytes of the ticket */
  readonly compression: number;
}

/** Bytes of a float32 value, and of an index or list start as the engine keeps them. */
const VALUE = 4;
const INDEX = 4;

/** Savings of the ticket in every round that has been pruned. */
export function savingsOf(recording: Recording, network: Network): RoundSavings[] {
  const masks = recording.masks.filter((mask) => mask.chain === 0);
  const rounds = Math.max(0, ...masks.map(({ remaining }) => remaining.length));
  return Array.from({ length: Math.max(0, rounds - 1) }, (_, at) => {
    const round = at + 1;
    const pruned = masks.filter(({ remaining }) => round < remaining.length);
    const whole = costOf(recording, network, pruned, 0, full);
    const left = costOf(recording, network, pruned, round, ticket);
    return { round, trials: pruned.length, full: whole, ticket: left, compression: whole.bytes / left.bytes };
  });
}

/** The cost of an arm in one round, over the trials of these masks. */
function costOf(
  { experiment, runs }: Recording,
  network: Network,
  masks: readonly MaskRecord[],
  round: number,
  arm: Arm,
): NetworkCost {
  const { parameters } = network;
  const smaller = smallerAt(experiment, parameters, placeOf(arm), round, masks[0].remaining[round]);
  const mean = (count: (remaining: readonly number[]) => number): number =>
    masks.reduce((sum, { remaining }) => sum + count(remaining[round]), 0) / masks.length;
  // frozen weights where others were pruned are stored and multiplied, too
  const stored = (count: (remaining: readonly number[]) => number): number =>
    isSparse(experiment, placeOf(arm)) ? mean(count) : count(masks[0].remaining[0]);
  const trials = new Set(masks.map(({ trial }) => trial));
  const own = runs.filter(
    ({ id, status }) => armOf(id) === arm && id.level === round && trials.has(id.trial) && status !== 'running',
  );
  return {
    weights: mean((remaining) => sumOver(parameters, (spec, at) => (isKernel(spec) ? remaining[at] : 0))),
    bytes: smaller
      ? VALUE * sumOver(smaller, ({ shape }) => sizeOf(shape))
      : stored((remaining) => sumOver(parameters, (spec, at) => bytesStored(spec, remaining[at]))),
    multiplyAdds: stored((remaining) => multiplyAdds(network, remaining)),
    secondsPerStep: perUnit(own, stepTime),
    // of networks that act episodes are counted: the better one acts, the longer they may be
    secondsPerExample: collects(experiment) ? null : perUnit(own, exampleTime),
  };
}

const sumOver = (specs: readonly ParameterSpec[], count: (spec: ParameterSpec, at: number) => number): number =>
  specs.reduce((sum, spec, at) => sum + count(spec, at), 0);

/**
 * Bytes of a parameter with `remaining` weights left, as the WebAssembly engine keeps it: whole, or
 * as the surviving values, an index of 32 bits for each, and one list start per output and one more;
 * whichever is smaller.
 */
export function bytesStored(spec: ParameterSpec, remaining: number): number {
  const whole = sizeOf(spec.shape) * VALUE;
  if (!spec.prunable) return whole;
  const outputs = spec.shape[spec.shape.length - 1];
  return Math.min(whole, remaining * (VALUE + INDEX) + (outputs + 1) * INDEX);
}

/** Time and what it was spent on; null where it was not measured. */
type Measured = readonly [seconds: number, units: number] | null;

const stepTime = ({ points, trainingSeconds }: RunRecord): Measured =>
  trainingSeconds === null ? null : [trainingSeconds, points.step.at(-1) ?? 0];

const exampleTime = ({ evaluation }: RunRecord): Measured =>
  evaluation ? [evaluation.seconds, evaluation.examples] : null;

/** Seconds per unit over all runs that were measured. */
function perUnit(runs: readonly RunRecord[], measure: (run: RunRecord) => Measured): number | null {
  const measured = runs.map(measure).filter((found) => found !== null);
  const seconds = measured.reduce((sum, [time]) => sum + time, 0);
  const units = measured.reduce((sum, [, count]) => sum + count, 0);
  return units > 0 ? seconds / units : null;
}
