import { describe, expect, it } from 'vitest';
import { advantagesOf, standardized } from './advantages';

/** Two environments, four steps: time outermost. */
const transitions = (ended: readonly number[], nextValues: readonly number[]) => ({
  count: 8,
  rewards: Float64Array.of(1, 10, 2, 20, 3, 30, 4, 40),
  values: Float64Array.of(0.5, 0, 0.25, 0, 0.75, 0, 1, 0),
  nextValues: Float64Array.from(nextValues),
  ended: Uint8Array.from(ended),
});
const goesOn = transitions([0, 0, 0, 0, 0, 0, 0, 0], [0.25, 0, 0.75, 0, 1, 0, 2, 0]);
const flat = { ...goesOn, values: new Float64Array(8), nextValues: new Float64Array(8) };

describe('advantages', () => {
  it('are the rewards to go where nothing is discounted and nothing promised', () => {
    const { advantages, returns } = advantagesOf(flat, 2, { gamma: 1, lambda: 1, rewardScale: 1 });
    expect([...advantages]).toEqual([10, 100, 9, 90, 7, 70, 4, 40]);
    expect(returns).toEqual(advantages);
  });
  it('are the surprise of one step where λ is 0', () => {
    const { advantages, returns } = advantagesOf(goesOn, 2, { gamma: 0.5, lambda: 0, rewardScale: 1 });
    expect([...advantages].filter((_, at) => at % 2 === 0)).toEqual([
      1 + 0.125 - 0.5,
      2 + 0.375 - 0.25,
      3 + 0.5 - 0.75,
      4 + 1 - 1,
    ]);
    expect(returns[0]).toBe(1.125);
  });
  it('add up surprises, each worth γλ of the one before', () => {
    const { advantages } = advantagesOf(goesOn, 2, { gamma: 0.5, lambda: 0.5, rewardScale: 1 });
    const [first, second, third, last] = [0.625, 2.125, 2.75, 4];
    expect(advantages[0]).toBe(first + 0.25 * (second + 0.25 * (third + 0.25 * last)));
  });
  it('know nothing of what follows an end', () => {
    // the first environment terminates in its second step: nothing is promised there
    const ends = { ...flat, ended: Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 0) };
    const { advantages } = advantagesOf(ends, 2, { gamma: 1, lambda: 1, rewardScale: 1 });
    expect([...advantages]).toEqual([3, 100, 2, 90, 7, 70, 4, 40]);
  });
  it('go on in the value of the last state where an episode is cut', () => {
    const cut = {
      ...flat,
      ended: Uint8Array.of(0, 0, 1, 0, 0, 0, 0, 0),
      nextValues: Float64Array.of(0, 0, 5, 0, 0, 0, 0, 0),
    };
    const { advantages } = advantagesOf(cut, 2, { gamma: 1, lambda: 1, rewardScale: 1 });
    expect([...advantages]).toEqual([8, 100, 7, 90, 7, 70, 4, 40]);
  });
  it('scale rewards, not values', () => {
    const { advantages } = advantagesOf(goesOn, 2, { gamma: 1, lambda: 0, rewardScale: 0.5 });
    expect(advantages[0]).toBe(0.5 + 0.25 - 0.5);
  });
  it('have mean 0 and variance 1 once standardized; equal ones are 0', () => {
    const values = standardized(Float64Array.of(1, 2, 3, 6));
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
    expect(values.reduce((sum, value) => sum + value * value, 0) / 4).toBeCloseTo(1, 7);
    expect([...standardized(Float64Array.of(4, 4, 4))]).toEqual([0, 0, 0]);
  });
});
