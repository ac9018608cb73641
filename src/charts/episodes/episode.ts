/** An episode step by step: what a network does from a start, by given chance, and what a shove changes. */
import { greedy, logProbabilities, sampled } from '../../tasks/control/mathematics/policy';
import type { Environment, State } from '../../tasks/control/environment';
import { sizeOf } from '../../lottery/parameters';
import type { Network } from '../../models/network';
import { forward } from '../../models/reference';
import type { Slices } from '../kit/use-in-slices';

/** Logits of the actions for what is seen; what follows them is not looked at. */
export type Policy = (observation: Float32Array) => ArrayLike<number>;

/** A network that acts, on the page itself: small enough for 50 answers a second. `weights` are m ⊙ θ. */
export const policyWith =
  (network: Network, weights: readonly ArrayLike<number>[]): Policy =>
  (observation) =>
    forward(network, weights, observation, 1);

/**
 * Of each cell of a board, row by row, the share of the first layer's weights that read it: what is 0 reads nothing. null
 * where no board is seen, or not by one layer for all of it.
 */
export function readsOf({ inputShape, parameters }: Network, weights: readonly ArrayLike<number>[]) {
  const first = parameters.findIndex(({ prunable }) => prunable);
  const [inputs, outputs] = parameters[first]?.shape ?? [];
  const [rows, columns, channels] = inputShape;
  if (inputShape.length !== 3 || inputs !== sizeOf(inputShape)) return null;
  const shares = new Float32Array(rows * columns);
  const perCell = channels * outputs;
  for (let at = 0; at < inputs * outputs; at += 1) {
    if (weights[first][at] !== 0) shares[Math.floor(at / perCell)] += 1 / perCell;
  }
  return shares;
}

/** What all who play it have in common. */
export interface Chance {
  readonly start: State;
  /** a number in (0, 1) for every step: the action that it falls on is taken; null: the likeliest is */
  readonly noise: Float64Array | null;
}

/** What a hand does to the state of everybody before a step. */
export interface Shove {
  readonly step: number;
  readonly kind: 'push' | 'tilt';
  /** below 0: to the left */
  readonly size: number;
  readonly apply: (state: State) => State;
}

export interface Episode {
  /** from the start on: one more than there are steps */
  readonly states: readonly State[];
  /** rewards up to each of them */
  readonly sums: readonly number[];
  /** it came to its end, else time was up */
  readonly terminated: boolean;
}

export function* play(
  environment: Environment,
  policy: Policy,
  { start, noise }: Chance,
  shoves: readonly Shove[] = [],
): Slices<Episode> {
  const seen = new Float32Array(sizeOf(environment.observation));
  const states = [start];
  const sums = [0];
  let [state, sum, terminated] = [start, 0, false];
  for (let step = 0; step < environment.limit && !terminated; step += 1) {
    for (const shove of shoves) if (shove.step === step) state = shove.apply(state);
    environment.observe(state, seen, 0);
    const logits = policy(seen);
    const action = noise
      ? sampled(logProbabilities(logits, 0, environment.actions), noise[step])
      : greedy(logits, 0, environment.actions);
    const next = environment.step(state, action);
    ({ state, terminated } = next);
    sum += next.reward;
    states.push(state);
    sums.push(sum);
    yield;
  }
  return { states, sums, terminated };
}

export const stepsOf = ({ states }: Episode): number => states.length - 1;

/** What it has earned in all. */
export const returnOf = ({ sums }: Episode): number => sums[sums.length - 1];

/** Its state and rewards after so many steps, and how long it has been over then. */
export function momentOf(episode: Episode, time: number) {
  const step = Math.min(Math.floor(time), stepsOf(episode));
  return { state: episode.states[step], sum: episode.sums[step], step, since: Math.floor(time) - step };
}
