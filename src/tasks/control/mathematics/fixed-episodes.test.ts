import { describe, expect, it } from 'vitest';
import { stream } from '../../../lottery/random/stream';
import cartpole from '../environments/cartpole';
import { returnsOf } from './fixed-episodes';
import type { Forward } from './rollout';

const set = { seed: 1, split: 'validation', count: 5 } as const;
/** Logits from what is seen of each cart. */
const by =
  (right: (seen: readonly number[]) => number): Forward =>
  (observations, count) =>
    Array.from({ length: count }, (_, lane) => {
      const seen = [...observations.subarray(lane * 4, lane * 4 + 4)];
      return [0, right(seen), 0];
    }).flat();

/** Right if θ + .5 θ̇ + .05 x + .1 ẋ > 0, in what is seen: parts of 0.2095, 3, 2.4 and 3. */
const balancing = ([x, v, angle, turning]: readonly number[]): number =>
  1000 * (0.2095 * angle + 1.5 * turning + 0.12 * x + 0.3 * v);
const leaning = ([x]: readonly number[]): number => 5 * x + 0.2;

describe('episodes for validation and test', () => {
  it('last until the limit where the pole stands', async () => {
    expect([...(await returnsOf(cartpole, by(balancing), set, 'greedy', 16))]).toEqual([500, 500, 500, 500, 500]);
  });

  it('do not depend on how many are played at once', async () => {
    const [one, three, many] = await Promise.all(
      [1, 3, 64].map((lanes) => returnsOf(cartpole, by(leaning), set, 'sampling', lanes)),
    );
    expect(three).toEqual(one);
    expect(many).toEqual(one);
    expect(new Set(one).size).toBeGreaterThan(1);
  });

  it('are the same for every network: start and number of each step', async () => {
    const expected = Array.from({ length: set.count }, (_, at) => {
      let state = cartpole.reset(stream(1, 'validation-start', at).uniform);
      const { uniform } = stream(1, 'validation-action', at);
      for (let steps = 1; ; steps += 1) {
        const next = cartpole.step(state, Number(uniform() >= 0.5));
        if (next.terminated) return steps;
        state = next.state;
      }
    });
    const even = by(() => 0);
    expect([...(await returnsOf(cartpole, even, set, 'sampling', 16))]).toEqual(expected);
  });

  it('are others for test, and one more changes none of them', async () => {
    const play = (split: 'validation' | 'test', count: number) =>
      returnsOf(cartpole, by(leaning), { seed: 1, split, count }, 'sampling', 2);
    expect(await play('test', 5)).not.toEqual(await play('validation', 5));
    expect((await play('test', 9)).subarray(0, 5)).toEqual(await play('test', 5));
  });

  it('let messages in while they are played, and are the same', async () => {
    let rests = 0;
    const rest = async (): Promise<void> => void (rests += 1);
    const quiet = await returnsOf(cartpole, by(balancing), set, 'greedy', 16);
    expect(await returnsOf(cartpole, by(balancing), set, 'greedy', 16, rest)).toEqual(quiet);
    expect(rests).toBeGreaterThan(50);
  });
});
