import { describe, expect, it } from 'vitest';
import { farthest } from '../walk-fixture';
import acrobot from './acrobot';

/** Acrobot-v1 of Gymnasium 1.3.0 (float64, the C library's sine and cosine). */
const START = [0.01, -0.02, 0.03, -0.04];
const ACTIONS = [2, 2, 0, 1, 0, 2, 2, 1, 0, 0, 2, 2];
const STATES = [
  [0.0008554243958184063, 0.00973867118730765, -0.11844271601572001, 0.33041775862294376],
  [-0.03459554181177153, 0.10606925002503402, -0.22557333869365118, 0.6102107787097495],
  [-0.05769747710403558, 0.1741411640601358, 0.0006815745761096226, 0.056574237901317326],
  [-0.047356650793275654, 0.16199467076232685, 0.10014110928237466, -0.1741762604350081],
  [-0.006456108430120948, 0.07384616067881591, 0.2978353711371009, -0.685908469189715],
  [0.03867563663507277, -0.030603198641079826, 0.1412161195519836, -0.3338245960797817],
  [0.04680920713681331, -0.05314853978957462, -0.06190477476219333, 0.11289856632100281],
  [0.028426010042089462, -0.021977442957496193, -0.1171737189119984, 0.19051340788907892],
  [0.01561231220522581, -0.015365199767924838, -0.008340881706239173, -0.12714912615975563],
  [0.024927074423910296, -0.07121085362452922, 0.09763167041991952, -0.4198027470038318],
  [0.025526972650682808, -0.10774828896383398, -0.09248196157778468, 0.060054098657764066],
  [-0.010437973782464409, -0.049078172672511855, -0.25790689013520496, 0.510744962874111],
];

describe('Acrobot', () => {
  it('moves as Gymnasium says', () => {
    expect(STATES).toHaveLength(ACTIONS.length);
    expect(farthest(acrobot, START, ACTIONS, STATES)).toBeLessThanOrEqual(1e-14);
  });
  it('loses 1 a step until the tip is above the line, and nothing on the step that brings it there', () => {
    expect(acrobot.step([0, 0, 0, 0], 1)).toEqual({ state: [0, 0, 0, 0], reward: -1, terminated: false });
    expect(acrobot.step([Math.PI, 0, 0, 0], 1)).toMatchObject({ reward: 0, terminated: true }); // stands on its head
    expect(acrobot.step([Math.PI / 2, 0, 0, 0], 1)).toMatchObject({ reward: -1, terminated: false });
  });
  it('keeps angles within a half turn and velocities within their limits', () => {
    const { state } = acrobot.step([3.1, -3.1, 12.5, -28], 2);
    expect(Math.max(Math.abs(state[0]), Math.abs(state[1]))).toBeLessThanOrEqual(Math.PI);
    expect(Math.abs(state[2])).toBeLessThanOrEqual(4 * Math.PI);
    expect(Math.abs(state[3])).toBeLessThanOrEqual(9 * Math.PI);
  });
  it('keeps its energy to the fourth order where no torque acts', () => {
    // T + U of two links of 1 m and 1 kg, moments of inertia 1 kg m²
    const energy = ([first, second, turning, bending]: readonly number[]): number => {
      const [d1, d2, d3] = [3.5 + Math.cos(second), 1.25 + 0.5 * Math.cos(second), 1.25];
      const moving = 0.5 * (d1 * turning ** 2 + 2 * d2 * turning * bending + d3 * bending ** 2);
      return moving - 9.8 * (1.5 * Math.cos(first) + 0.5 * Math.cos(first + second));
    };
    let state: readonly number[] = [0.1, 0, 0, 0];
    const before = energy(state);
    for (let step = 0; step < 50; step += 1) ({ state } = acrobot.step(state, 1));
    expect(Math.abs(energy(state) - before)).toBeLessThan(1e-2);
    expect(state).not.toEqual([0.1, 0, 0, 0]);
  });
});
