import { describe, expect, it } from 'vitest';
import cartpole from '../environments/cartpole';
import type { Environment } from '../environment';
import type { Order } from '../../../lottery/random/order';
import { collect, firstEpisodes, type Episode, type Forward } from './rollout';

/** Counts up; each step gives its number. Terminates at `end`, is cut at `limit`. */
const counting = (end: number, limit: number): Environment => ({
  id: 'counting',
  version: 1,
  observation: [1],
  actions: 2,
  limit,
  zeros: 0,
  random: 0,
  least: 0,
  best: null,
  reset: () => [0],
  step: ([count]) => ({ state: [count + 1], reward: count + 1, terminated: count + 1 === end }),
  observe: ([count], into, offset) => {
    into[offset] = count;
  },
});

/** Both actions alike; a state's value is ten times its number. */
const asked: number[] = [];
const tenfold: Forward = (observations, count) => {
  asked.push(count);
  return [...observations].flatMap((number) => [0, 0, 10 * number]);
};

const chance: Order = { seed: 1, trial: 0 };
const collected = (environment: Environment, lanes: number, horizon: number) =>
  collect(environment, tenfold, firstEpisodes(environment, chance, lanes), { horizon, update: 1, chance });

describe('a rollout', () => {
  it('keeps what was seen, earned and promised, step by step', async () => {
    const { observations, rewards, values, nextValues, ended, returns, episodes } = await collected(
      counting(3, 99),
      1,
      5,
    );
    expect([...observations]).toEqual([0, 1, 2, 0, 1]);
    expect([...rewards]).toEqual([1, 2, 3, 1, 2]);
    expect([...values]).toEqual([0, 10, 20, 0, 10]);
    expect([...ended]).toEqual([0, 0, 1, 0, 0]);
    expect([...nextValues]).toEqual([10, 20, 0, 10, 20]); // nothing follows an end; the last goes on
    expect(returns).toEqual([6]);
    expect(episodes).toEqual([{ index: 1, state: [2], steps: 2, sum: 3 }]);
  });

  it('goes on in the value of a state where time cuts the episode', async () => {
    const { nextValues, ended, returns } = await collected(counting(99, 2), 3, 5);
    const first = (values: ArrayLike<number>) => Array.from({ length: 5 }, (_, time) => values[time * 3]);
    expect(first(ended)).toEqual([0, 1, 0, 1, 0]);
    expect(first(nextValues)).toEqual([10, 20, 10, 20, 10]);
    expect(returns).toEqual([3, 3, 3, 3, 3, 3]);
    // an end on the last possible step is an end
    expect(first((await collected(counting(2, 2), 3, 5)).nextValues)).toEqual([10, 0, 10, 0, 10]);
  });

  it('asks for no more observations at once than there are environments', async () => {
    asked.length = 0;
    await collected(counting(99, 1), 3, 5);
    expect(Math.max(...asked)).toBe(3);
    expect(asked).toHaveLength(5 + 5);
  });

  it('has the transitions of a step beside each other, each with its own log π', async () => {
    const steep: Forward = (observations, count) =>
      Array.from({ length: count }, (_, lane) => [0, observations[lane * 4], 0]).flat();
    const begin = firstEpisodes(cartpole, chance, 4);
    const { observations, actions, logProbabilities, count } = await collect(cartpole, steep, begin, {
      horizon: 6,
      update: 1,
      chance,
    });
    expect(count).toBe(24);
    begin.forEach(({ state }, lane) => expect(observations[lane * 4]).toBeCloseTo(state[0] / 2.4, 6));
    for (let at = 0; at < count; at += 1) {
      const right = 1 / (1 + Math.exp(-observations[at * 4]));
      expect(logProbabilities[at]).toBeCloseTo(Math.log(actions[at] ? right : 1 - right), 12);
    }
    expect(new Set(actions)).toEqual(new Set([0, 1]));
  });

  it('begins every episode alike for all networks of a trial, and acts by the same chance (paired, SCIENCE §4)', async () => {
    const even: Forward = (_, count) => new Float64Array(3 * count);
    const leaning: Forward = (_, count) => Array.from({ length: count }, () => [0, 0.5, 0]).flat();
    const starts = async (forward: Forward, by: Order): Promise<Set<string>> => {
      let episodes: readonly Episode[] = firstEpisodes(cartpole, by, 2);
      const found = new Set<string>();
      for (let update = 1; update <= 40; update += 1) {
        for (const { steps, state } of episodes) if (steps === 0) found.add(state.join());
        ({ episodes } = await collect(cartpole, forward, episodes, { horizon: 3, update, chance: by }));
      }
      return found;
    };
    const leant = await starts(leaning, chance);
    const common = [...(await starts(even, chance))].filter((start) => leant.has(start));
    expect(common.length).toBeGreaterThan(3);
    for (const other of [{ trial: 1 }, { seed: 2 }, { copy: 1 }]) {
      const different = await starts(even, { ...chance, ...other });
      expect(common.some((start) => different.has(start))).toBe(false);
    }
    // the first step of all is taken from the same state by the same number: who leans right goes right where an even one does
    const act = async (forward: Forward, update: number) =>
      (await collect(cartpole, forward, firstEpisodes(cartpole, chance, 16), { horizon: 1, update, chance })).actions;
    const [first, right] = [await act(even, 1), await act(leaning, 1)];
    expect(await act(even, 1)).toEqual(first);
    expect(await act(even, 2)).not.toEqual(first);
    first.forEach((action, lane) => expect(right[lane]).toBeGreaterThanOrEqual(action));
  });

  it('goes on from episodes that were kept, to the same bits', async () => {
    const forward: Forward = (observations, count) =>
      Array.from({ length: count }, (_, lane) => [observations[lane * 4 + 2], 0, observations[lane * 4]]).flat();
    const begun = firstEpisodes(cartpole, chance, 3);
    const first = await collect(cartpole, forward, begun, { horizon: 50, update: 1, chance });
    const kept: Episode[] = JSON.parse(JSON.stringify(first.episodes));
    const next = (episodes: readonly Episode[]) =>
      collect(cartpole, forward, episodes, { horizon: 50, update: 2, chance });
    expect(await next(kept)).toEqual(await next(first.episodes));
  });

  it('lets messages in on its way', async () => {
    let rests = 0;
    const rest = async (): Promise<void> => void (rests += 1);
    const begun = firstEpisodes(cartpole, chance, 2);
    const even: Forward = (_, count) => new Float64Array(3 * count);
    await collect(cartpole, even, begun, { horizon: 40, update: 1, chance, rest });
    expect(rests).toBeGreaterThanOrEqual(5);
  });
});
