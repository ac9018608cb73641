import { describe, expect, it } from 'vitest';
import { stream } from '../../lottery/random/stream';
import breakout from './environments/breakout';
import { environmentOf } from './settings';
import { sticky } from './sticky';
import { walkAtRandom } from './walk-fixture';

const PROBABILITY = 0.25;
const world = sticky(breakout, PROBABILITY);
/** Numbers of a state that are Breakout's own; the last action done stands behind them. */
const OWN = breakout.reset(() => 0.4).length;

/** The actions that were done where these five were chosen: no ball is at the floor before the sixth step. */
function doneOf(seed: number, chosen: readonly number[]): number[] {
  let state = world.reset(stream(seed, 'start').uniform);
  return chosen.map((action) => {
    ({ state } = world.step(state, action));
    return state[OWN];
  });
}

describe('sticky actions', () => {
  it('are none with probability 0: the environment itself', () => {
    expect(sticky(breakout, 0)).toBe(breakout);
    const settings = { set: 'breakout', train: 0, validation: 0, test: 0 };
    expect(environmentOf(settings)).toBe(breakout);
    expect(environmentOf({ ...settings, sticky: 0.1 } as typeof settings)).not.toBe(breakout);
  });

  it('are only where an environment has them', () => {
    const settings = { set: 'cartpole', train: 0, validation: 0, test: 0, sticky: 0.1 };
    expect(environmentOf(settings).reset(() => 0.5)).toHaveLength(4);
  });

  it('do the last action again, with the probability that is set, and never in the first step', () => {
    const chosen = [0, 2, 0, 2, 0];
    let [repeated, possible] = [0, 0];
    for (let seed = 0; seed < 1000; seed += 1) {
      const done = doneOf(seed, chosen);
      expect(done[0]).toBe(chosen[0]);
      done.slice(1).forEach((action, at) => {
        expect([chosen[at + 1], done[at]]).toContain(action);
        if (done[at] === chosen[at + 1]) return; // it is not to be seen which of both it was
        possible += 1;
        repeated += Number(action === done[at]);
      });
    }
    expect(Math.abs(repeated / possible - PROBABILITY)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / possible));
  });

  it('hinder every network that begins alike in the same steps', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      // who is hindered at step t does not do what was chosen; left and right are mirrored
      const [left, right] = [doneOf(seed, [0, 2, 0, 2, 0]), doneOf(seed, [2, 0, 2, 0, 2])];
      expect(left.map((action) => 2 - action)).toEqual(right);
    }
  });

  it('are seen by no network: it sees the board alone', () => {
    const [seen, plain] = [new Float32Array(400), new Float32Array(400)];
    const start = world.reset(() => 0.4);
    world.observe(start, seen, 0);
    breakout.observe(
      breakout.reset(() => 0.4),
      plain,
      0,
    );
    expect(seen).toEqual(plain);
  });

  it('have states that can be kept and sent, from which an episode goes on alike', () => {
    let state = world.reset(stream(1, 'start').uniform);
    for (let step = 0; step < 3; step += 1) ({ state } = world.step(state, step % 3));
    const kept: number[] = JSON.parse(JSON.stringify(state));
    expect(world.step(kept, 2)).toEqual(world.step(Object.freeze(state), 2));
  });

  it('leave what chance earns as it is declared, within four standard errors', () => {
    const { returns } = walkAtRandom(sticky(breakout, 0.1), 400);
    const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
    expect(Math.abs(mean - breakout.random)).toBeLessThanOrEqual((4 * (breakout.spread ?? NaN)) / Math.sqrt(400));
  });
});
