import { describe, expect, it } from 'vitest';
import { stream } from '../../../lottery/random/stream';
import { logProbabilities } from './policy';
import { outputGradients, type Happened, type PolicyLoss } from './policy-gradient';

const ACTIONS = 3;
const COUNT = 24;
const random = stream(1, 'policy-gradient');
const draw = (count: number): Float64Array => Float64Array.from({ length: count }, random.normal);

const outputs = draw(COUNT * (ACTIONS + 1));
const actions = Uint8Array.from({ length: COUNT }, () => random.below(ACTIONS));
const now = Float64Array.from(actions, (action, at) => logProbabilities(outputs, at * (ACTIONS + 1), ACTIONS)[action]);
/** ratios of about e^±0.5, well clear of the clip */
const happened: Happened = {
  actions,
  logProbabilities: now.map((log, at) => log + [0.5, -0.5, 0.05, -0.05][at % 4]),
  advantages: draw(COUNT),
  returns: draw(COUNT),
};

/** The loss as it is written down, by Math.exp and Math.log. */
function lossOf(values: Float64Array, { clip, entropy }: PolicyLoss): number {
  let loss = 0;
  for (let at = 0; at < COUNT; at += 1) {
    const row = values.subarray(at * (ACTIONS + 1), (at + 1) * (ACTIONS + 1));
    const powers = [...row.subarray(0, ACTIONS)].map(Math.exp);
    const chances = powers.map((power) => power / powers.reduce((sum, of) => sum + of, 0));
    const ratio = chances[actions[at]] / Math.exp(happened.logProbabilities[at]);
    const clipped = Math.min(Math.max(ratio, 1 - clip), 1 + clip);
    const advantage = happened.advantages[at];
    loss -= Math.min(ratio * advantage, clipped * advantage);
    loss += 0.5 * (row[ACTIONS] - happened.returns[at]) ** 2;
    loss += entropy * chances.reduce((sum, chance) => sum + chance * Math.log(chance), 0);
  }
  return loss / COUNT;
}

const gradients = (loss: PolicyLoss, what: Happened = happened): Float64Array => {
  const into = new Float64Array(outputs.length);
  outputGradients(outputs, what, ACTIONS, loss, into);
  return into;
};

describe('the gradient of a policy at its outputs', () => {
  it.each([
    { clip: 0.2, entropy: 0.03 },
    { clip: 0.2, entropy: 0 },
    { clip: Infinity, entropy: 0.01 },
  ])('equals central differences of the loss: %o', (loss) => {
    const found = gradients(loss);
    outputs.forEach((_, at) => {
      const nudged = (by: number): number => lossOf(outputs.with(at, outputs[at] + by), loss);
      expect(Math.abs(found[at] - (nudged(1e-5) - nudged(-1e-5)) / 2e-5)).toBeLessThan(1e-7);
    });
  });

  it('is clipped on either side, and only where a step farther would gain', () => {
    const policyOf = (at: number): number =>
      Math.max(
        ...gradients({ clip: 0.2, entropy: 0 })
          .subarray(at * 4, at * 4 + 3)
          .map(Math.abs),
      );
    const cases = [...actions.keys()].map((at) => ({
      isFar: at % 4 < 2,
      gains: happened.advantages[at] > 0 === (at % 4 === 1), // place 1: the action is likelier than it was
      moves: policyOf(at) > 0,
    }));
    expect(cases.filter(({ isFar, gains }) => isFar && gains).length).toBeGreaterThan(3);
    expect(cases.filter(({ isFar, gains }) => isFar && !gains).length).toBeGreaterThan(3);
    for (const { isFar, gains, moves } of cases) expect(moves).toBe(!(isFar && gains));
  });

  it('is that of REINFORCE in a first pass: −Â(1[a] − π), and no clip is felt', () => {
    const first = { ...happened, logProbabilities: now };
    const found = gradients({ clip: Infinity, entropy: 0 }, first);
    expect(gradients({ clip: 0.2, entropy: 0 }, first)).toEqual(found);
    for (let at = 0; at < COUNT; at += 1) {
      const logs = logProbabilities(outputs, at * 4, ACTIONS);
      for (let action = 0; action < ACTIONS; action += 1) {
        const score = Number(action === actions[at]) - Math.exp(logs[action]);
        expect(found[at * 4 + action]).toBeCloseTo((-happened.advantages[at] * score) / COUNT, 12);
      }
    }
  });

  it('pulls the value to the return', () => {
    const found = gradients({ clip: 0.2, entropy: 0 });
    for (let at = 0; at < COUNT; at += 1) {
      expect(found[at * 4 + 3]).toBeCloseTo((outputs[at * 4 + 3] - happened.returns[at]) / COUNT, 12);
    }
  });
});
