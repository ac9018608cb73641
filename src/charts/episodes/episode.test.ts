import { describe, expect, it, test } from 'vitest';
import { environments } from '../../tasks/control/environments';
import cartpole from '../../tasks/control/environments/cartpole';
import { chanceOf, returnsOf } from '../../tasks/control/mathematics/fixed-episodes';
import { drawings } from './drawings';
import { describeNetwork } from '../../models/network';
import { map } from './policy-maps';
import { momentOf, play, readsOf, returnOf, stepsOf, type Chance, type Policy, type Shove } from './episode';

const balancing: Policy = ([x, v, angle, turning]) => [0, 0.2095 * angle + 1.5 * turning + 0.12 * x + 0.3 * v];
const start = [0.01, -0.02, 0.03, -0.04];
const greedy: Chance = { start, noise: null };

function played(policy: Policy, chance: Chance, shoves: readonly Shove[] = []) {
  const slices = play(cartpole, policy, chance, shoves);
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
  }
}

describe('an episode', () => {
  it('ends where the environment ends it, or when time is up', () => {
    const stands = played(balancing, greedy);
    expect([stepsOf(stands), returnOf(stands), stands.terminated]).toEqual([500, 500, false]);
    const falls = played(() => [0, 1], greedy);
    expect([returnOf(falls), falls.terminated]).toEqual([stepsOf(falls), true]);
    expect(falls.states[0]).toBe(start);
    expect(momentOf(falls, 3.7)).toMatchObject({ state: falls.states[3], step: 3, since: 0 });
    expect(momentOf(falls, stepsOf(falls) + 5)).toMatchObject({ step: stepsOf(falls), since: 5 });
  });

  it('is the one that test returns are of, by the same chance', async () => {
    const even: Policy = () => [0, 0];
    const set = { seed: 1, split: 'test', count: 1 } as const;
    const { state, uniform } = chanceOf(cartpole, set, 0);
    const chance = { start: state, noise: Float64Array.from({ length: cartpole.limit }, uniform) };
    const [expected] = await returnsOf(cartpole, (_, count) => new Float64Array(3 * count), set, 'sampling', 1);
    expect(returnOf(played(even, chance))).toBe(expected);
  });

  it('is the same until a shove, and another after it', () => {
    const { push } = drawings.get('cartpole');
    const shove: Shove = { step: 50, kind: 'push', size: 1, apply: (state) => push?.apply(state, 1) ?? state };
    const [calm, shaken] = [played(balancing, greedy), played(balancing, greedy, [shove])];
    expect(shaken.states.slice(0, 51)).toEqual(calm.states.slice(0, 51));
    expect(shaken.states[51][0]).toBeCloseTo(calm.states[51][0] + 0.02, 12); // 1 m/s for 0.02 s
    expect(stepsOf(shaken)).toBe(500); // a good policy bears it
  });
});

describe('drawings', () => {
  it('are there for every environment', () => expect(drawings.ids.toSorted()).toEqual(environments.ids.toSorted()));

  it('let a pole that has fallen come to rest on its side', () => {
    const { aftermath } = drawings.get('cartpole');
    const angleAt = (steps: number, angle: number): number => aftermath?.at([0, 0, angle, 0], steps)[2] ?? NaN;
    expect(angleAt(0, 0.21)).toBe(0.21);
    expect(angleAt(10, 0.21)).toBeGreaterThan(0.21);
    expect(angleAt(60, 0.21)).toBe(Math.PI / 2);
    expect(angleAt(60, -0.21)).toBe(-Math.PI / 2);
  });

  it('leave the pole upright where the cart has left the track', () => {
    const { aftermath } = drawings.get('cartpole');
    const off = [2.41, 1, 0.1, 0.5];
    expect(aftermath?.at(off, 60)).toEqual(off);
    const { ending } = drawings.get('cartpole');
    expect([ending?.(off), ending?.([-2.41, 0, 0, 0])]).toEqual(['cartpole_off', 'cartpole_off']);
    // a pole that has fallen at the same time has fallen
    expect([ending?.([0, 0, 0.22, 0]), ending?.([2.41, 0, -0.22, 0])]).toEqual([null, null]);
  });

  it('push the way that they are asked to', () => {
    // hanging down at rest, or standing in the middle
    const still = [0, 0, 0, 0];
    const speeds = drawings.all.flatMap(({ push }) =>
      push ? [[-1, 1].map((direction) => push.apply(still, direction).reduce((sum, value) => sum + value, 0))] : [],
    );
    expect(speeds.length).toBeGreaterThan(1);
    for (const both of speeds) expect(both).toEqual([-1, 1]);
    const acrobot = drawings.get('acrobot').push;
    // upright, what turns the elbow to the left is a turn ahead
    expect(acrobot?.apply([Math.PI, 0, 0, 0], 1)).toEqual([Math.PI, 0, -1, 0]);
  });

  it('tilt a pole to where a hand points, never so far that it has fallen', () => {
    const { tilt } = drawings.get('cartpole');
    const tiltTo = (x: number, y: number): number => tilt?.towards([0, 5, 0.1, 7], { x, y }) ?? NaN;
    expect(tiltTo(280, 20)).toBe(0); // straight above the cart, which stands at 280
    expect(tiltTo(290, 20)).toBeCloseTo(Math.atan(0.1), 12);
    for (const side of [-1, 1]) {
      const most = tiltTo(280 + 200 * side, 120);
      expect(Math.sign(most)).toBe(side);
      expect(cartpole.step(tilt?.apply([0, 0, 0.1, 0], most) ?? [], 0).terminated).toBe(false);
    }
    expect(tilt?.apply([0.5, 1, 0.1, 7], -0.1)).toEqual([0.5, 1, -0.1, 0]);
    const isOn = (x: number, y: number): boolean | undefined => tilt?.isOn([0, 0, 0, 0], { x, y });
    expect([isOn(280, 60), isOn(300, 20), isOn(340, 60), isOn(280, 140)]).toEqual([true, true, false, false]);
  });

  it('count balls that were caught among those that have fallen', () => {
    const { told } = drawings.get('catch');
    expect([told?.(0, 8), told?.(-1, 9), told?.(1, 27), told?.(-2, 90)]).toEqual(
      [0, 0, 2, 4].map((caught) => ({ caught, balls: 10 })),
    );
  });
});

test('a policy as a picture: rows from the top, columns from the left', () => {
  const { plane } = drawings.get('cartpole');
  if (!plane) throw new Error('CartPole has a plane.');
  const of = (policy: Policy): Float32Array => {
    const slices = map(cartpole, plane, { id: '', name: '', style: { colour: '', text: '' }, policy });
    for (;;) {
      const step = slices.next();
      if (step.done) return step.value;
    }
  };
  const corners = (chances: Float32Array): number[] => [0, 23, 552, 575].map((at) => Math.round(chances[at]));
  expect(corners(of(([, , angle]) => [0, 100 * angle]))).toEqual([0, 1, 0, 1]);
  expect(corners(of(([, , , turning]) => [0, 100 * turning]))).toEqual([1, 1, 0, 0]);
});

test('what a network reads of a board: the share of weights that is left at each cell, of all channels', () => {
  const network = describeNetwork([1, 3, 2], 2, [{ kind: 'flatten' }, { kind: 'dense', units: 2 }]);
  const kernel = [0, 0, 0, 0, 1, 0, 0, 0, 1, 2, 3, 4]; // [cell and channel, unit]
  expect(readsOf(network, [kernel, [0, 0]])).toEqual(Float32Array.of(0, 0.25, 1));
  expect(
    readsOf(describeNetwork([3], 2, [{ kind: 'dense', units: 2 }]), [
      [1, 1, 1, 1, 1, 1],
      [0, 0],
    ]),
  ).toBeNull();
});
