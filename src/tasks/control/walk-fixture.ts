/** Episodes of the policy that chooses evenly at random, and their bits. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { sizeOf } from '../../lottery/parameters';
import { stream } from '../../lottery/random/stream';
import type { Environment, State } from './environment';

export interface Walk {
  readonly returns: readonly number[];
  /** share of observed numbers that are 0 */
  readonly zeros: number;
  /** SHA-256 over all states, in 16 digits */
  readonly bits: string;
}

export function walkAtRandom(environment: Environment, episodes: number): Walk {
  const { observation, actions, limit } = environment;
  const seen = new Float32Array(sizeOf(observation));
  const hash = sha256.create();
  const returns: number[] = [];
  let [zeros, steps] = [0, 0];
  for (let episode = 0; episode < episodes; episode += 1) {
    const random = stream(1, 'walk', episode);
    let state = environment.reset(random.uniform);
    let [sum, isOver] = [0, false];
    for (let time = 0; time < limit && !isOver; time += 1) {
      environment.observe(state, seen, 0);
      for (const value of seen) zeros += Number(value === 0);
      steps += 1;
      const next = environment.step(state, random.below(actions));
      state = next.state;
      hash.update(new Uint8Array(Float64Array.from(state).buffer));
      sum += next.reward;
      isOver = next.terminated;
    }
    returns.push(sum);
  }
  return { returns, zeros: zeros / (steps * seen.length), bits: bytesToHex(hash.digest()).slice(0, 16) };
}

/** How far a number of the states that these actions lead through is off the golden ones, at most. */
export function farthest(
  environment: Environment,
  start: State,
  actions: readonly number[],
  golden: readonly State[],
): number {
  let [state, most] = [start, 0];
  actions.forEach((action, at) => {
    ({ state } = environment.step(state, action));
    state.forEach((value, part) => (most = Math.max(most, Math.abs(value - golden[at][part]))));
  });
  return most;
}

/** Of 20 episodes each; every machine and browser has them. */
export const BITS: Readonly<Record<string, string>> = {
  cartpole: 'ef398472791cf0cd',
  acrobot: 'aef03b3aaa0ce37c',
  catch: '7d82728472bc60dc',
  breakout: '71febffaa5ce2929',
};
