/** Traps of SCIENCE §3 and choices of §4 that no test beside a single file can hold. */
import { describe, expect, it } from 'vitest';
import { controls } from './controls';
import { play, tinySettings, tinySpecs } from './fixture';
import { initialize } from './initializers';
import { countKept, denseMasks, type Masks } from './masks';
import { type ParameterSpec } from './parameters';
import { stream } from './random/stream';

const glorot = { initializer: 'glorot-normal', standardDeviation: 0.1 };
const isPruned = (masks: Masks, index: number, at: number): boolean => masks[index]?.[at] === 0;

describe('trap 3: masks are never inferred from the weights', () => {
  it('weights of exactly 0 that are alive stay alive, and are pruned before larger ones', async () => {
    // whatever is trained, the first 100 weights of the first layer end at 0
    const { find } = await play(
      { trials: 1, levels: 2, chains: [['imp']] },
      { change: (values) => values.map((value, at) => (at < 100 ? 0 : value)) },
    );
    const kept = [1, 2].map((round) => find(0, round, 'imp').masks[0] ?? new Uint8Array());
    expect(kept.map(countKept)).toEqual([160, 128]); // 40 and 32 of 200 go, not all 100 zeros
    expect(kept[0].subarray(0, 40).every((bit) => bit === 0)).toBe(true); // ties by position
    expect(kept[0].subarray(40).every((bit) => bit === 1)).toBe(true);
  });
});

describe('trap 5: θ₀ is copied', () => {
  it('whatever trainers do to the weights they start from', async () => {
    // one trial: the θ₀ drawn last is remembered between its runs
    const settings = { trials: 1, chains: [['imp', 'reinitialized', 'random-mask'], ['fine-tuned']] };
    const quiet = await play(settings);
    const spoiled = await play(settings, { spoil: true });
    expect(spoiled.runs).toEqual(quiet.runs);
  });
});

describe('trap 6: reinitialized', () => {
  const wide: ParameterSpec[] = [{ ...tinySpecs[0], shape: [400, 300], fanIn: 400, fanOut: 300 }];
  const theta0 = initialize(wide, glorot, 1, 'initialization', 0);
  const masks: Masks = [Uint8Array.from({ length: 120_000 }, (_, at) => Number(at % 10 === 0))];
  const start = (seed: number, trial: number, round: number) =>
    controls.get('reinitialized').start({
      specs: wide,
      theta0,
      thetaT: theta0,
      masks,
      initializer: glorot,
      chance: { seed, names: ['reinitialized', trial, round] },
      units: [],
    });

  it('has the standard deviation of the dense fans under a sparse mask', () => {
    const kept = start(1, 0, 1).weights[0].filter((_, at) => !isPruned(masks, 0, at));
    const deviation = Math.sqrt(kept.reduce((sum, value) => sum + value * value, 0) / kept.length);
    expect(deviation / Math.sqrt(2 / 700)).toBeCloseTo(1, 1); // with the fans left: 3.2 times as much
  });

  it('draws other values than θ₀, not the same ones in another order', () => {
    const old = new Set(theta0[0]);
    expect(start(1, 0, 1).weights[0].filter((value) => old.has(value)).length).toBeLessThan(1_200); // some by chance: float32 has few values
  });
});

describe('trap 7: named streams', () => {
  it('initialization, reinitialization and random masks of all trials and rounds differ, and by seed', async () => {
    const draws: string[] = [];
    for (const seed of [1, 2]) {
      const { runs } = await play({ seed });
      for (const { id, weights, masks } of runs) {
        if (/full|reinitialized/.test(id)) draws.push(weights[2].filter((value) => value !== 0).join());
        if (id.endsWith('random-mask')) draws.push(masks[0]?.join() ?? '');
      }
    }
    expect(new Set(draws).size).toBe(draws.length);
  });

  it('the random criterion draws anew for every trial and round', async () => {
    const { find } = await play({ criterion: 'random', chains: [['imp']] });
    const pruned = (trial: number, round: number): string => find(trial, round, 'imp').masks[0]?.join() ?? '';
    expect(pruned(0, 1)).not.toBe(pruned(1, 1));
    // same scores again would make round 2 prune the next lowest of round 1
    const scores = Float32Array.from(
      { length: 200 },
      (() => {
        const random = stream(tinySettings.seed, 'criterion', 0, 'ticket', 1, '1/kernel');
        return () => random.uniform();
      })(),
    );
    const lowest = [...scores.keys()].toSorted((a, b) => scores[a] - scores[b]);
    const first = Array.from(scores, (_, at) => Number(!lowest.slice(0, 40).includes(at))).join();
    const second = Array.from(scores, (_, at) => Number(!lowest.slice(0, 72).includes(at))).join();
    expect(pruned(0, 1)).toBe(first);
    expect(pruned(0, 2)).not.toBe(second);
  });
});

describe('§4: control arms', () => {
  it('hang off the ticket’s masks of their own round', async () => {
    const { find } = await play({ chains: [['imp', 'reinitialized', 'random-mask'], ['fine-tuned']] });
    for (const trial of [0, 1]) {
      for (const round of [1, 2, 3]) {
        const ticket = find(trial, round, 'imp').masks;
        expect(find(trial, round, 'reinitialized').masks).toEqual(ticket);
        const random = find(trial, round, 'random-mask').masks;
        expect(random.map((mask) => mask && countKept(mask))).toEqual(ticket.map((mask) => mask && countKept(mask)));
      }
    }
  });

  it('random masks keep every place equally often, over trials', () => {
    const dense = denseMasks(tinySpecs);
    const masks = dense.map((mask) => mask?.map((_, at) => Number(at < mask.length / 4)) ?? null); // all at the start
    const theta0 = initialize(tinySpecs, glorot, 1, 'initialization', 0);
    const kept = new Float64Array(200);
    for (let trial = 0; trial < 400; trial += 1) {
      const start = controls.get('random-mask').start({
        specs: tinySpecs,
        theta0,
        thetaT: theta0,
        masks,
        initializer: glorot,
        chance: { seed: 1, names: ['random-mask', trial, 1] },
        units: [],
      });
      start.masks[0]?.forEach((bit, at) => (kept[at] += bit / 400));
    }
    // ¼ ± 0.022 each; six standard errors
    kept.forEach((share) => expect(Math.abs(share - 0.25)).toBeLessThan(0.13));
  });
});

describe('§4: one-shot', () => {
  it('trains the dense network once and starts every density from θ₀, under global scope too', async () => {
    const { runs, find } = await play({ trials: 1, schedule: 'one-shot', scope: 'global', chains: [['imp']] });
    expect(runs.map(({ id }) => id)).toEqual(['0/0/full', '0/1/imp', '0/2/imp', '0/3/imp']);
    const theta0 = initialize(tinySpecs, tinySettings.initializer, tinySettings.seed, 'initialization', 0);
    for (const round of [1, 2, 3]) {
      const { weights, masks } = find(0, round, 'imp');
      weights[0].forEach((value, at) => expect(value).toBe(isPruned(masks, 0, at) ? 0 : theta0[0][at]));
    }
  });

  it('goes on at smaller densities when one of them diverges', async () => {
    const { runs, ended } = await play(
      { trials: 1, schedule: 'one-shot', chains: [['imp']] },
      { diverge: ['0/1/imp'] },
    );
    expect(runs).toHaveLength(4);
    expect(ended).toEqual([]);
  });
});
