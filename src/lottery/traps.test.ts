/** Traps of SCIENCE §3 and choices of §4 that no test beside a single file can hold. */
import { describe, expect, it } from 'vitest';
import { controls } from './controls';
import { fakeLab, tinySettings, tinySpecs } from './fixture';
import { initialize } from './initializers';
import { lottery, type LotteryRun } from './loop';
import { countKept, denseMasks, type Masks } from './masks';
import { copyWeights, type ParameterSpec } from './parameters';
import { stream } from './random/stream';

const glorot = { initializer: 'glorot-normal', standardDeviation: 0.1 };
const isPruned = (masks: Masks, index: number, at: number): boolean => masks[index]?.[at] === 0;

describe('trap 3: masks are never inferred from the weights', () => {
  it('weights of exactly 0 that are alive stay alive, and are pruned before larger ones', async () => {
    const { lab, find } = fakeLab();
    // whatever is trained, the first 100 weights of the first layer end at 0
    const zeroing = {
      ...lab,
      async train(run: LotteryRun) {
        const trained = await lab.train(run);
        return {
          ...trained,
          weights: async () => (await trained.weights()).map((values) => values.map((v, at) => (at < 100 ? 0 : v))),
        };
      },
    };
    await lottery({ ...tinySettings, trials: 1, rounds: 2, controls: [] }, zeroing);
    const kept = [1, 2].map((round) => find(0, round, 'ticket').masks[0] ?? new Uint8Array());
    expect(kept.map(countKept)).toEqual([160, 128]); // 40 and 32 of 200 go, not all 100 zeros
    expect(kept[0].subarray(0, 40).every((bit) => bit === 0)).toBe(true); // ties by position
    expect(kept[0].subarray(40).every((bit) => bit === 1)).toBe(true);
  });
});

describe('trap 5: θ₀ is copied', () => {
  it('whatever trainers do to the weights they start from', async () => {
    // one trial: the θ₀ drawn last is remembered between its runs
    const settings = { ...tinySettings, trials: 1, chains: ['fine-tuned'] };
    const quiet = fakeLab();
    await lottery(settings, quiet.lab);
    const spoiled = fakeLab();
    const spoiling = {
      ...spoiled.lab,
      train: (run: LotteryRun) =>
        spoiled.lab.train({
          ...run,
          start() {
            const { weights, masks } = run.start();
            const copy = copyWeights(weights);
            for (const values of weights) values.fill(NaN); // a transfer would leave nothing at all
            return { weights: copy, masks };
          },
        }),
    };
    await lottery(settings, spoiling);
    expect(spoiled.runs).toEqual(quiet.runs);
  });
});

describe('trap 6: reinitialized', () => {
  const wide: ParameterSpec[] = [{ ...tinySpecs[0], shape: [400, 300], fanIn: 400, fanOut: 300 }];
  const theta0 = initialize(wide, glorot, 1, 'initialization', 0);
  const masks: Masks = [Uint8Array.from({ length: 120_000 }, (_, at) => Number(at % 10 === 0))];
  const start = (seed: number, trial: number, round: number) =>
    controls.get('reinitialized').start({ specs: wide, theta0, masks, initializer: glorot, seed, trial, round });

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
      const { lab, runs } = fakeLab();
      await lottery({ ...tinySettings, seed }, lab);
      for (const { id, weights, masks } of runs) {
        if (id.arm === 'full' || id.arm === 'reinitialized')
          draws.push(weights[2].filter((value) => value !== 0).join());
        if (id.arm === 'random-mask') draws.push(masks[0]?.join() ?? '');
      }
    }
    expect(new Set(draws).size).toBe(draws.length);
  });

  it('the random criterion draws anew for every trial and round', async () => {
    const { lab, find } = fakeLab();
    await lottery({ ...tinySettings, criterion: 'random', controls: [] }, lab);
    const pruned = (trial: number, round: number): string => find(trial, round, 'ticket').masks[0]?.join() ?? '';
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
    const { lab, find } = fakeLab();
    await lottery({ ...tinySettings, chains: ['fine-tuned'] }, lab);
    for (const trial of [0, 1]) {
      for (const round of [1, 2, 3]) {
        const ticket = find(trial, round, 'ticket').masks;
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
      const start = controls
        .get('random-mask')
        .start({ specs: tinySpecs, theta0, masks, initializer: glorot, seed: 1, trial, round: 1 });
      start.masks[0]?.forEach((bit, at) => (kept[at] += bit / 400));
    }
    // ¼ ± 0.022 each; six standard errors
    kept.forEach((share) => expect(Math.abs(share - 0.25)).toBeLessThan(0.13));
  });
});

describe('§4: one-shot', () => {
  it('trains the dense network once and starts every density from θ₀, under global scope too', async () => {
    const { lab, runs, find } = fakeLab();
    await lottery({ ...tinySettings, trials: 1, schedule: 'one-shot', scope: 'global', controls: [] }, lab);
    expect(runs.map(({ id }) => `${id.round} ${id.arm}`)).toEqual(['0 full', '1 ticket', '2 ticket', '3 ticket']);
    const theta0 = initialize(tinySpecs, tinySettings.initializer, tinySettings.seed, 'initialization', 0);
    for (const round of [1, 2, 3]) {
      const { weights, masks } = find(0, round, 'ticket');
      weights[0].forEach((value, at) => expect(value).toBe(isPruned(masks, 0, at) ? 0 : theta0[0][at]));
    }
  });

  it('goes on at smaller densities when one of them diverges', async () => {
    const { lab, runs, stopped } = fakeLab(({ round, arm }) => round === 1 && arm === 'ticket');
    await lottery({ ...tinySettings, trials: 1, schedule: 'one-shot', controls: [] }, lab);
    expect(runs).toHaveLength(4);
    expect(stopped).toEqual([]);
  });
});
