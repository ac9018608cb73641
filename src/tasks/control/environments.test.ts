import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../lottery/parameters';
import { stream } from '../../lottery/random/stream';
import { environments } from './environments';
import { BITS, walkAtRandom } from './walk-fixture';

describe.each(environments.all.map((environment) => [environment.id, environment] as const))(
  'environment %s',
  (id, environment) => {
    const start = (episode: number) => environment.reset(stream(1, 'start', episode).uniform);
    // standard errors of about a hundredth of the way from chance to the best
    const { returns, zeros } = walkAtRandom(environment, 400);

    it('gives the same episodes for ever (else its version goes up)', () => {
      expect(walkAtRandom(environment, 20).bits).toBe(BITS[id]);
    });
    it('starts by chance, and the same by the same chance', () => {
      expect(start(0)).toEqual(start(0));
      expect(new Set(Array.from({ length: 20 }, (_, episode) => start(episode).join())).size).toBeGreaterThan(1);
    });
    it('has states that can be kept and sent, and writes to none', () => {
      const state = Object.freeze(start(3));
      const next = environment.step(state, 0);
      expect(JSON.parse(JSON.stringify(next))).toEqual(next);
      expect(next.state.every(Number.isFinite)).toBe(true);
    });
    it('writes what is seen where it is told, and all of it', () => {
      const features = sizeOf(environment.observation);
      const into = new Float32Array(features + 2).fill(NaN);
      environment.observe(start(1), into, 1);
      expect([into[0], into[features + 1]]).toEqual([NaN, NaN]);
      expect(into.subarray(1, -1).every(Number.isFinite)).toBe(true);
    });
    it('says what chance earns, within four standard errors', () => {
      const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
      const variance = returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (returns.length - 1);
      const error = Math.sqrt(variance / returns.length);
      expect(Math.abs(environment.random - mean)).toBeLessThanOrEqual(4 * error);
      // how far chance's returns spread is declared where there is no best; the sample's own is within a sixth of it
      const spread = environment.spread ?? (environment.best === null ? NaN : Math.sqrt(variance));
      expect(Math.abs(spread / Math.sqrt(variance) - 1)).toBeLessThan(1 / 6);
    });
    it('says how many of its inputs are 0', () => expect(zeros).toBeCloseTo(environment.zeros, 2));
    it('has a least that chance does not fall below', () =>
      expect(Math.min(...returns)).toBeGreaterThanOrEqual(environment.least));
    it('has a best that chance does not pass', () => {
      const best = environment.best ?? Infinity;
      expect(Math.max(...returns)).toBeLessThanOrEqual(best);
      expect(environment.random).toBeLessThan(best);
    });
  },
);
