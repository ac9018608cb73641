import { describe, expect, it } from 'vitest';
import { farthest } from '../walk-fixture';
import cartpole from './cartpole';

/** CartPole-v1 of Gymnasium 1.3.0 (float64, the C library's sine and cosine). */
const START = [0.01, -0.02, 0.03, -0.04];
const ACTIONS = [1, 1, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1];
const STATES = [
  [0.009600000000000001, 0.17467919574755525, 0.0292, -0.3230687179600081],
  [0.013093583914951107, 0.36937344399176103, 0.02273862564079984, -0.6064020159998607],
  [0.020481052794786327, 0.17394104931769996, 0.010610585320802625, -0.3066446263789625],
  [0.023959873781140326, 0.3689102079328361, 0.004477692793223374, -0.5959624480242942],
  [0.031338077939797045, 0.17372587880180418, -0.00744155616726251, -0.30187245208590807],
  [0.03481259551583313, -0.021289224954454344, -0.013479005208980672, -0.011545693213184105],
  [0.03438681101674404, 0.1740234134455935, -0.013709919073244354, -0.30845074492721064],
  [0.03786727928565591, 0.36933800174425324, -0.019878933971788568, -0.6054256839719747],
  [0.04525403932054098, 0.5647322135387242, -0.03198744765122806, -0.9043031144982832],
  [0.056548683591315464, 0.7602724481508547, -0.05007350994119372, -1.2068661280513107],
  [0.07175413255433256, 0.9560043222488641, -0.07421083250221994, -1.5148113995644956],
  [0.09087421899930985, 1.1519418678443771, -0.10450706049350986, -1.8297067459638843],
  [0.11391305635619739, 1.3480548430199735, -0.14110119541278754, -2.1529404290217],
  [0.14087415321659685, 1.5442537508362344, -0.18416000399322155, -2.48566020927627],
];

describe('CartPole', () => {
  it('moves as Gymnasium says', () => {
    expect(STATES).toHaveLength(ACTIONS.length);
    expect(farthest(cartpole, START, ACTIONS, STATES)).toBeLessThanOrEqual(1e-14);
  });
  it('gives 1 for every step, the last included, and ends beyond 2.4 m or 12 degrees', () => {
    const step = (x: number, angle: number) => cartpole.step([x, 0, angle, 0], 1);
    expect(step(0, 0)).toMatchObject({ reward: 1, terminated: false });
    expect(step(2.4, 0)).toMatchObject({ reward: 1, terminated: false }); // positions move by the old velocity
    expect(step(2.4000001, 0)).toMatchObject({ reward: 1, terminated: true });
    expect(step(-2.4000001, 0)).toMatchObject({ terminated: true });
    expect(step(0, 0.2094)).toMatchObject({ terminated: false });
    expect(step(0, -0.2095)).toMatchObject({ reward: 1, terminated: true });
  });
  it('starts within ± 0.05 of upright and at rest', () => {
    expect(cartpole.reset(() => 0)).toEqual([-0.05, -0.05, -0.05, -0.05]);
    expect(cartpole.reset(() => 0.75)).toEqual([0.75, 0.75, 0.75, 0.75].map((uniform) => 0.1 * uniform - 0.05));
  });
  it('is seen in parts of where it ends', () => {
    const seen = new Float32Array(5);
    cartpole.observe([2.4, 1.5, 0.2095, -3], seen, 1);
    expect([...seen]).toEqual([0, 1, 0.5, 1, -1]);
  });
  it('falls when it is always pushed right, and stands when pushed after the pole', () => {
    const lasts = (policy: (state: readonly number[]) => number): number => {
      let state: readonly number[] = START;
      for (let steps = 1; steps <= cartpole.limit; steps += 1) {
        const next = cartpole.step(state, policy(state));
        if (next.terminated) return steps;
        state = next.state;
      }
      return Infinity;
    };
    // ten steps, as the equations give in Python
    expect(lasts(() => 1)).toBe(10);
    expect(lasts(([x, v, angle, turning]) => Number(angle + 0.5 * turning + 0.05 * x + 0.1 * v > 0))).toBe(Infinity);
  });
});
