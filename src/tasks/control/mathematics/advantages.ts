/** How much better an action was than what its state promised. */
import type { Transitions } from './rollout';

export interface Discounts {
  /** γ: what a reward one step later is worth, 0 … 1 */
  readonly gamma: number;
  /** λ: 0 trusts the values, 1 the rewards until the rollout is cut, and the value there (actor-critic), 0 … 1 */
  readonly lambda: number;
  /** rewards are multiplied by it for the network's eyes */
  readonly rewardScale: number;
}

export interface Advantages {
  /** Â, not standardized */
  readonly advantages: Float64Array;
  /** Â + V: what the values are to become */
  readonly returns: Float64Array;
}

/**
 * Generalized advantage estimation (Schulman et al. 2016, eq. 16): Â = δ + γλ Â′ within an episode, δ = r + γV′ − V. An
 * episode that was cut goes on in the value of its last state; one that terminated does not.
 */
export function advantagesOf(
  {
    count,
    rewards,
    values,
    nextValues,
    ended,
  }: Pick<Transitions, 'count' | 'rewards' | 'values' | 'nextValues' | 'ended'>,
  environments: number,
  { gamma, lambda, rewardScale }: Discounts,
): Advantages {
  const advantages = new Float64Array(count);
  const returns = new Float64Array(count);
  for (let at = count - 1; at >= 0; at -= 1) {
    const later = at + environments < count && !ended[at] ? advantages[at + environments] : 0;
    const surprise = rewardScale * rewards[at] + gamma * nextValues[at] - values[at]; // δ
    advantages[at] = surprise + gamma * lambda * later;
    returns[at] = advantages[at] + values[at];
  }
  return { advantages, returns };
}

/** With mean 0 and variance 1 (of all, not of a sample). */
export function standardized(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / values.length;
  const deviation = Math.sqrt(variance) + 1e-8; // all equal: all 0
  return values.map((value) => (value - mean) / deviation);
}
