import { describe, expect, it } from 'vitest';
import { runAlone } from './alone';
import { fakeLab, tinySettings, tinySpecs } from './fixture';
import { initialize } from './initializers';
import { lottery, type LotteryRun } from './loop';
import { countKept, type Masks } from './masks';

const counts = (masks: Masks): (number | null)[] => masks.map((mask) => mask && countKept(mask));
const theta0 = (trial: number) =>
  initialize(tinySpecs, tinySettings.initializer, tinySettings.seed, 'initialization', trial);

describe('the lottery loop', () => {
  it('trains full network, ticket and controls of every trial and round', async () => {
    const { lab, runs } = fakeLab();
    await lottery(tinySettings, lab);
    expect(runs).toHaveLength(2 * (1 + 3 * 3));
  });

  it('prunes exact counts round by round, each kind by its own rate', async () => {
    const { lab, find } = fakeLab();
    await lottery(tinySettings, lab);
    // 200 → 160 → 128 → 102 (round(25.6) = 26 go); 40 → 36 → 32 (round(3.6) = 4) → 29 (round(3.2) = 3)
    const expected = [
      [160, 36],
      [128, 32],
      [102, 29],
    ];
    expected.forEach(([first, second], index) => {
      for (const arm of ['ticket', 'reinitialized', 'random-mask']) {
        expect(counts(find(0, index + 1, arm).masks)).toEqual([first, null, second, null]);
      }
    });
  });

  it('resets survivors to θ₀ exactly, biases included, every round (trap 5)', async () => {
    const { lab, find } = fakeLab();
    await lottery(tinySettings, lab);
    for (const trial of [0, 1]) {
      const initial = theta0(trial);
      for (const round of [1, 2, 3]) {
        const { weights, masks } = find(trial, round, 'ticket');
        weights.forEach((values, index) => {
          const mask = masks[index];
          expect([...values]).toEqual([...initial[index]].map((v, at) => (mask && !mask[at] ? 0 : v)));
        });
      }
    }
  });

  it('prunes the smallest |θ_T| of the survivors and none twice (trap 3)', async () => {
    const { lab, find, thetaT } = fakeLab();
    await lottery(tinySettings, lab);
    for (const [before, after, arm] of [
      [0, 1, 'full'],
      [1, 2, 'ticket'],
      [2, 3, 'ticket'],
    ] as const) {
      const trained = thetaT.get(`0/${before}/${arm}`)?.[0] ?? new Float32Array();
      const old = find(0, before, arm).masks[0] ?? new Uint8Array();
      const next = find(0, after, 'ticket').masks[0] ?? new Uint8Array();
      const kept: number[] = [];
      const gone: number[] = [];
      next.forEach((bit, at) => {
        expect(bit).toBeLessThanOrEqual(old[at]); // monotone
        if (bit) kept.push(Math.abs(trained[at]));
        else if (old[at]) gone.push(Math.abs(trained[at]));
      });
      expect(Math.max(...gone)).toBeLessThanOrEqual(Math.min(...kept));
    }
  });

  it('reinitializes with a fresh draw per trial and round, not a permutation (trap 6)', async () => {
    const { lab, find } = fakeLab();
    await lottery(tinySettings, lab);
    const draws = [1, 2, 3].map((round) => find(0, round, 'reinitialized'));
    expect(draws[0].masks).toBe(find(0, 1, 'ticket').masks);
    const initial = new Set(theta0(0)[0]);
    for (const { weights } of draws) {
      expect([...weights[0]].filter((value) => value !== 0 && initial.has(value))).toEqual([]);
    }
    expect(draws[0].weights[0]).not.toEqual(draws[1].weights[0]);
    expect(find(1, 1, 'reinitialized').weights[0]).not.toEqual(draws[0].weights[0]);
  });

  it('shuffles the random mask within each layer and keeps θ₀', async () => {
    const { lab, find } = fakeLab();
    await lottery(tinySettings, lab);
    const random = find(0, 2, 'random-mask');
    expect(random.masks[0]).not.toEqual(find(0, 2, 'ticket').masks[0]);
    const initial = theta0(0)[0];
    random.weights[0].forEach((value, at) => {
      expect(value).toBe(random.masks[0]?.[at] ? initial[at] : 0);
    });
  });

  it('gives the same runs whatever else is asked for', async () => {
    const alone = fakeLab();
    await lottery({ ...tinySettings, trials: 1, rounds: 1, controls: [] }, alone.lab);
    const all = fakeLab();
    await lottery({ ...tinySettings, chains: ['fine-tuned'] }, all.lab);
    expect(all.find(0, 1, 'ticket').weights).toEqual(alone.find(0, 1, 'ticket').weights);
    expect(all.find(0, 1, 'ticket').masks).toEqual(alone.find(0, 1, 'ticket').masks);
  });

  it('fine-tunes in a chain with masks of its own, from θ_T', async () => {
    const { lab, find, thetaT } = fakeLab();
    await lottery({ ...tinySettings, chains: ['fine-tuned'] }, lab);
    const first = find(0, 1, 'fine-tuned');
    const full = thetaT.get('0/0/full')?.[0] ?? new Float32Array();
    first.weights[0].forEach((value, at) => expect(value).toBe(first.masks[0]?.[at] ? full[at] : 0));
    expect(first.schedule).toBe('final-rate');
    expect(find(0, 1, 'ticket').schedule).toBe('replayed');
    expect(first.masks[0]).toEqual(find(0, 1, 'ticket').masks[0]); // both prune the dense run
    expect(find(0, 2, 'fine-tuned').masks[0]).not.toEqual(find(0, 2, 'ticket').masks[0]);
    expect(find(0, 2, 'fine-tuned').weights[1]).toEqual(thetaT.get('0/1/fine-tuned')?.[1]);
  });

  it('rewinds to θ_k of the full network in a chain of its own, and goes on from step k', async () => {
    const { lab, find, thetaT } = fakeLab();
    await lottery({ ...tinySettings, chains: ['late-rewound'] }, lab);
    const full = thetaT.get('0/0/full') ?? [];
    for (const round of [1, 2, 3]) {
      const { weights, masks, schedule } = find(0, round, 'late-rewound');
      expect(schedule).toBe('continued');
      weights.forEach((values, index) => {
        const mask = masks[index];
        // the fixture's θ_k is −θ_T; biases are restored, too
        expect([...values]).toEqual([...full[index]].map((value, at) => (mask && !mask[at] ? 0 : -value)));
      });
    }
    expect(find(0, 1, 'late-rewound').masks[0]).toEqual(find(0, 1, 'ticket').masks[0]); // both prune the dense run
    expect(find(0, 2, 'late-rewound').masks[0]).not.toEqual(find(0, 2, 'ticket').masks[0]);
  });

  it('asks for θ_k only where a treatment goes back to it', async () => {
    const { lab } = fakeLab();
    const without = {
      ...lab,
      train: async (run: LotteryRun) => ({
        ...(await lab.train(run)),
        rewindPoint: () => Promise.reject(new Error('not kept')),
      }),
    };
    await lottery({ ...tinySettings, chains: ['fine-tuned', 'learning-rate-rewound'] }, without);
    await expect(lottery({ ...tinySettings, chains: ['late-rewound'] }, without)).rejects.toThrow('not kept');
  });

  it('learning-rate rewinding keeps θ_T and replays the schedule', async () => {
    const { lab, find, thetaT } = fakeLab();
    await lottery({ ...tinySettings, chains: ['learning-rate-rewound'] }, lab);
    const second = find(0, 2, 'learning-rate-rewound');
    expect(second.schedule).toBe('replayed');
    const before = thetaT.get('0/1/learning-rate-rewound')?.[0] ?? new Float32Array();
    second.weights[0].forEach((value, at) => expect(value).toBe(second.masks[0]?.[at] ? before[at] : 0));
  });

  it('resets only at the end: θ₀ under the masks of training on without a reset', async () => {
    const { lab, find } = fakeLab();
    const controls = ['reinitialized', 'reset-at-end'];
    await lottery({ ...tinySettings, chains: ['learning-rate-rewound'], controls }, lab);
    for (const round of [1, 2, 3]) {
      const { weights, masks } = find(1, round, 'reset-at-end');
      expect(masks).toBe(find(1, round, 'learning-rate-rewound').masks);
      theta0(1)[0].forEach((value, at) => expect(weights[0][at]).toBe(masks[0]?.[at] ? value : 0));
      expect(find(1, round, 'reinitialized').masks).toBe(find(1, round, 'ticket').masks);
    }
    expect(find(1, 2, 'reset-at-end').masks).not.toEqual(find(1, 2, 'ticket').masks);
  });

  it('one-shot prunes every density directly from the one dense run, to the same counts', async () => {
    const { lab, find, thetaT } = fakeLab();
    await lottery({ ...tinySettings, schedule: 'one-shot' }, lab);
    const trained = (thetaT.get('0/0/full')?.[0] ?? new Float32Array()).map(Math.abs);
    for (const [round, kept] of [
      [1, 160],
      [2, 128],
      [3, 102],
    ] as const) {
      const mask = find(0, round, 'ticket').masks[0] ?? new Uint8Array();
      const largest = [...trained].toSorted((a, b) => b - a).slice(0, kept);
      const found = [...trained].filter((_, at) => mask[at]).toSorted((a, b) => b - a);
      expect(found).toEqual(largest);
    }
  });

  it('reports in which round each weight was pruned', async () => {
    const { lab, masked, find } = fakeLab();
    await lottery(tinySettings, lab);
    const last = masked.find((report) => report.trial === 0 && report.round === 3);
    for (const round of [1, 2, 3]) {
      const mask = find(0, round, 'ticket').masks[0] ?? new Uint8Array();
      const fromStamps = (last?.prunedIn[0] ?? new Uint8Array()).map((when) => (when === 0 || when > round ? 1 : 0));
      expect(fromStamps).toEqual(mask);
    }
    expect(last?.remaining).toEqual([102, 10, 29, 4]);
  });

  it('says when a layer has lost all its weights and goes on (trap 11)', async () => {
    const { lab, emptied, runs } = fakeLab();
    const rates = { rate: 0.9, outputRate: 0 };
    await lottery({ ...tinySettings, trials: 1, rounds: 4, rates, controls: [] }, lab);
    // 200 → 20 → 2 → 0 (round(1.8) = 2)
    expect(emptied).toEqual([
      { id: { trial: 0, round: 3, arm: 'ticket' }, layer: 1 },
      { id: { trial: 0, round: 4, arm: 'ticket' }, layer: 1 },
    ]);
    expect(runs).toHaveLength(5);
  });

  it('stops a chain that has diverged; other trials go on', async () => {
    const { lab, runs, stopped } = fakeLab(({ trial, round, arm }) => trial === 0 && round === 1 && arm === 'ticket');
    await lottery(tinySettings, lab);
    expect(stopped).toEqual([{ trial: 0, round: 1, arm: 'ticket' }]);
    expect(runs.filter(({ id }) => id.trial === 0)).toHaveLength(1 + 3);
    expect(runs.filter(({ id }) => id.trial === 1)).toHaveLength(1 + 9);
  });

  it('ends a trial whose full network has diverged', async () => {
    const { lab, runs, stopped } = fakeLab(({ arm, trial }) => arm === 'full' && trial === 1);
    await lottery(tinySettings, lab);
    expect(stopped).toEqual([{ trial: 1, round: 0, arm: 'full' }]);
    expect(runs.filter(({ id }) => id.trial === 1)).toHaveLength(1);
  });

  it('fails as a whole when training fails', async () => {
    const { lab } = fakeLab();
    const failing = { ...lab, train: () => Promise.reject(new Error('no engine')) };
    await expect(lottery(tinySettings, failing)).rejects.toThrow('no engine');
  });
});

describe('runs trained alone', () => {
  it('start as the loop starts them, from the masks it reported', async () => {
    const prunedIn = new Map<string, readonly (Uint8Array | null)[]>();
    const { lab, runs } = fakeLab();
    await lottery(tinySettings, {
      ...lab,
      masked: (report) => void prunedIn.set(`${report.trial}/${report.chain}`, report.prunedIn),
    });
    expect(runs).toHaveLength(20);
    for (const { id, weights, masks } of runs) {
      // masks of the last round tell those of every round
      const alone = runAlone(tinySettings, id, prunedIn.get(`${id.trial}/ticket`) ?? []);
      expect(alone.id).toEqual(id);
      expect(alone.start()).toEqual({ weights, masks });
    }
  });

  it('are not those that start from what others have learned', () => {
    expect(() => runAlone(tinySettings, { trial: 0, round: 1, arm: 'fine-tuned' }, [])).toThrow(
      '"fine-tuned" start from the weights of others',
    );
  });
});
