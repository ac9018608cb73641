/**
 * The gradient of a policy's loss at its outputs. With one pass over the transitions it is an advantage actor-critic (Mnih et
 * al. 2016), also with λ = 1: rollouts are cut, and go on in a value, where REINFORCE (Williams 1992) has whole episodes.
 * With several passes and a clip it is PPO (Schulman et al. 2017): in a first pass every ratio is 1, so that nothing is clipped.
 */
import { exp } from '../../../lottery/random/maths';
import { logProbabilities } from './policy';

export interface PolicyLoss {
  /** ε: how far π(a) may go from what it was before it gains nothing more; Infinity: as far as it likes */
  readonly clip: number;
  /** weight of the entropy, which keeps a policy from settling too early */
  readonly entropy: number;
}

/** Weight of (V − R)². */
const VALUE = 0.5;

/** What happened, per transition. */
export interface Happened {
  readonly actions: Uint8Array;
  /** log π(a) when it was chosen */
  readonly logProbabilities: Float64Array;
  /** Â, standardized */
  readonly advantages: Float64Array;
  /** what the values are to become */
  readonly returns: Float64Array;
}

/**
 * dL/d(outputs) of L = −mean min(ρÂ, clip(ρ, 1 ± ε)Â) + ½ mean (V − R)² − c mean H, ρ = π(a) / π_old(a).
 * @param outputs [n, actions + 1]: logits, then V
 * @param into of the same shape
 */
export function outputGradients(
  outputs: ArrayLike<number>,
  { actions, logProbabilities: before, advantages, returns }: Happened,
  choices: number,
  { clip, entropy }: PolicyLoss,
  into: Float32Array | Float64Array,
): void {
  const count = actions.length;
  const [logs, chances] = [new Float64Array(choices), new Float64Array(choices)];
  for (let at = 0; at < count; at += 1) {
    const from = at * (choices + 1);
    logProbabilities(outputs, from, choices, logs);
    let spread = 0; // H
    for (let action = 0; action < choices; action += 1) {
      chances[action] = exp(logs[action]);
      spread -= chances[action] * logs[action];
    }
    const ratio = exp(logs[actions[at]] - before[at]);
    const advantage = advantages[at];
    const isClipped = (advantage > 0 && ratio > 1 + clip) || (advantage < 0 && ratio < 1 - clip);
    const slope = isClipped ? 0 : -advantage * ratio; // dL/d(log π(a))
    for (let action = 0; action < choices; action += 1) {
      const taken = Number(action === actions[at]);
      const chance = chances[action];
      into[from + action] = (slope * (taken - chance) + entropy * chance * (logs[action] + spread)) / count;
    }
    into[from + choices] = (2 * VALUE * (outputs[from + choices] - returns[at])) / count;
  }
}
