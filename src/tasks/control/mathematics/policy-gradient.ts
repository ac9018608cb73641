/**
 * The gradient of a policy's loss at its outputs. With one pass over the transitions it is an advantage actor-critic (Mnih et
 * al. 2016), also with λ = 1: rollouts are cut, and go on in a value, where REINFORCE (Williams 1992) has whole episodes.
 * With several passes and a clip it is PPO (Schulman et al. 2017): in a first pass every ratio is 1, so that nothing is clipped.
 */
import { expInPlace } from '../../../lottery/random/maths';
import { logProbabilitiesOfAll } from './policy';

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

/** Memory for the numbers between, which a pass leaves behind: making it anew each time would cost as much as the numbers. */
export const createScratch = (count: number, choices: number) => ({
  logs: new Float64Array(count * choices),
  chances: new Float64Array(count * choices),
  ratios: new Float64Array(count),
});

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
  { logs, chances, ratios } = createScratch(actions.length, choices),
): void {
  const count = actions.length;
  logProbabilitiesOfAll(outputs, choices, logs);
  chances.set(logs);
  expInPlace(chances);
  for (let at = 0; at < count; at += 1) ratios[at] = logs[at * choices + actions[at]] - before[at];
  expInPlace(ratios);
  for (let at = 0; at < count; at += 1) {
    const [from, row] = [at * (choices + 1), at * choices];
    let spread = 0; // H
    for (let action = 0; action < choices; action += 1) spread -= chances[row + action] * logs[row + action];
    const [ratio, advantage] = [ratios[at], advantages[at]];
    const isClipped = (advantage > 0 && ratio > 1 + clip) || (advantage < 0 && ratio < 1 - clip);
    const slope = isClipped ? 0 : -advantage * ratio; // dL/d(log π(a))
    for (let action = 0; action < choices; action += 1) {
      const taken = Number(action === actions[at]);
      const chance = chances[row + action];
      into[from + action] = (slope * (taken - chance) + entropy * chance * (logs[row + action] + spread)) / count;
    }
    into[from + choices] = (2 * VALUE * (outputs[from + choices] - returns[at])) / count;
  }
}
