import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { controls } from './controls';
import { play, tinySettings, tinySpecs, type TinySettings } from './fixture';
import { initialize } from './initializers';
import { countKept, type Masks } from './masks';

const counts = (masks: Masks): (number | null)[] => masks.map((mask) => mask && countKept(mask));
const theta0 = (trial: number) =>
  initialize(tinySpecs, tinySettings.initializer, tinySettings.seed, 'initialization', trial);

describe('a plan that is unfolded', () => {
  it('trains full network, ticket and controls of every trial and round', async () => {
    const { runs } = await play();
    expect(runs).toHaveLength(2 * (1 + 3 * 3));
  });

  it('prunes exact counts round by round, each kind by its own rate', async () => {
    const { find } = await play();
    // 200 → 160 → 128 → 102 (round(25.6) = 26 go); 40 → 36 → 32 (round(3.6) = 4) → 29 (round(3.2) = 3)
    const expected = [
      [160, 36],
      [128, 32],
      [102, 29],
    ];
    expected.forEach(([first, second], index) => {
      for (const arm of ['imp', 'reinitialized', 'random-mask']) {
        expect(counts(find(0, index + 1, arm).masks)).toEqual([first, null, second, null]);
      }
    });
  });

  it('resets survivors to θ₀ exactly, biases included, every round (trap 5)', async () => {
    const { find } = await play();
    for (const trial of [0, 1]) {
      const initial = theta0(trial);
      for (const round of [1, 2, 3]) {
        const { weights, masks } = find(trial, round, 'imp');
        weights.forEach((values, index) => {
          const mask = masks[index];
          expect([...values]).toEqual([...initial[index]].map((v, at) => (mask && !mask[at] ? 0 : v)));
        });
      }
    }
  });

  it('prunes the smallest |θ_T| of the survivors and none twice (trap 3)', async () => {
    const { find, thetaT } = await play();
    for (const [before, after, arm] of [
      [0, 1, 'full'],
      [1, 2, 'imp'],
      [2, 3, 'imp'],
    ] as const) {
      const trained = thetaT.get(`0/${before}/${arm}`)?.[0] ?? new Float32Array();
      const old = find(0, before, arm).masks[0] ?? new Uint8Array();
      const next = find(0, after, 'imp').masks[0] ?? new Uint8Array();
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
    const { find } = await play();
    const draws = [1, 2, 3].map((round) => find(0, round, 'reinitialized'));
    expect(draws[0].masks).toEqual(find(0, 1, 'imp').masks);
    const initial = new Set(theta0(0)[0]);
    for (const { weights } of draws) {
      expect([...weights[0]].filter((value) => value !== 0 && initial.has(value))).toEqual([]);
    }
    expect(draws[0].weights[0]).not.toEqual(draws[1].weights[0]);
    expect(find(1, 1, 'reinitialized').weights[0]).not.toEqual(draws[0].weights[0]);
  });

  it('shuffles the random mask within each layer and keeps θ₀', async () => {
    const { find } = await play();
    const random = find(0, 2, 'random-mask');
    expect(random.masks[0]).not.toEqual(find(0, 2, 'imp').masks[0]);
    const initial = theta0(0)[0];
    random.weights[0].forEach((value, at) => {
      expect(value).toBe(random.masks[0]?.[at] ? initial[at] : 0);
    });
  });

  it('gives the same runs whatever else is asked for', async () => {
    const alone = await play({ trials: 1, levels: 1, chains: [['imp']] });
    const all = await play({ chains: [['imp', 'reinitialized', 'random-mask'], ['fine-tuned']] });
    expect(all.find(0, 1, 'imp').weights).toEqual(alone.find(0, 1, 'imp').weights);
    expect(all.find(0, 1, 'imp').masks).toEqual(alone.find(0, 1, 'imp').masks);
  });

  it('fine-tunes in a chain with masks of its own, from θ_T', async () => {
    const { find, thetaT } = await play({ chains: [['imp', 'reinitialized', 'random-mask'], ['fine-tuned']] });
    const first = find(0, 1, 'fine-tuned');
    const full = thetaT.get('0/0/full')?.[0] ?? new Float32Array();
    first.weights[0].forEach((value, at) => expect(value).toBe(first.masks[0]?.[at] ? full[at] : 0));
    expect(first.position).toBe('final-rate');
    expect(find(0, 1, 'imp').position).toBe('replayed');
    expect(first.masks[0]).toEqual(find(0, 1, 'imp').masks[0]); // both prune the dense run
    expect(find(0, 2, 'fine-tuned').masks[0]).not.toEqual(find(0, 2, 'imp').masks[0]);
    expect(find(0, 2, 'fine-tuned').weights[1]).toEqual(thetaT.get('0/1/fine-tuned')?.[1]);
  });

  it('rewinds to θ_k of the full network in a chain of its own, and goes on from step k', async () => {
    const { find, thetaT } = await play({ chains: [['imp'], ['late-rewound']] });
    const full = thetaT.get('0/0/full') ?? [];
    for (const round of [1, 2, 3]) {
      const { weights, masks, position } = find(0, round, 'late-rewound');
      expect(position).toBe('continued');
      weights.forEach((values, index) => {
        const mask = masks[index];
        // the fixture's θ_k is −θ_T; biases are restored, too
        expect([...values]).toEqual([...full[index]].map((value, at) => (mask && !mask[at] ? 0 : -value)));
      });
    }
    expect(find(0, 1, 'late-rewound').masks[0]).toEqual(find(0, 1, 'imp').masks[0]); // both prune the dense run
    expect(find(0, 2, 'late-rewound').masks[0]).not.toEqual(find(0, 2, 'imp').masks[0]);
  });

  it('learning-rate rewinding keeps θ_T and replays the schedule', async () => {
    const { find, thetaT } = await play({ chains: [['imp'], ['learning-rate-rewound']] });
    const second = find(0, 2, 'learning-rate-rewound');
    expect(second.position).toBe('retrained');
    const before = thetaT.get('0/1/learning-rate-rewound')?.[0] ?? new Float32Array();
    second.weights[0].forEach((value, at) => expect(value).toBe(second.masks[0]?.[at] ? before[at] : 0));
  });

  it('resets only at the end: θ₀ under the masks of training on without a reset', async () => {
    const chains = [
      ['imp', 'reinitialized'],
      ['learning-rate-rewound', 'reset-at-end'],
    ];
    const { find } = await play({ chains });
    for (const level of [1, 2, 3]) {
      const { weights, masks } = find(1, level, 'reset-at-end');
      expect(masks).toEqual(find(1, level, 'learning-rate-rewound').masks);
      theta0(1)[0].forEach((value, at) => expect(weights[0][at]).toBe(masks[0]?.[at] ? value : 0));
      expect(find(1, level, 'reinitialized').masks).toEqual(find(1, level, 'imp').masks);
    }
    expect(find(1, 2, 'reset-at-end').masks).not.toEqual(find(1, 2, 'imp').masks);
  });

  it('freezes what a network starts from where it is pruned, in its controls what they start from', async () => {
    const { find } = await play({ rest: 'frozen', chains: [['imp', 'reinitialized']] });
    const drawn = initialize(tinySpecs, tinySettings.initializer, 1, 'reinitialized', 0, 2);
    expect(find(0, 2, 'imp').weights).toEqual(theta0(0)); // all of it, pruned or not
    expect(find(0, 2, 'reinitialized').weights).toEqual(drawn);
    expect(find(0, 2, 'imp').masks).toEqual(find(0, 2, 'reinitialized').masks);
  });

  it('lets places rest at zero where training made them smaller, survivors too if that is wanted', async () => {
    const played = await play({ rest: 'frozen-if-grown-everywhere', levels: 1, chains: [['imp']] });
    const { weights, masks } = played.find(0, 1, 'imp');
    const [start, end] = [theta0(0)[0], played.thetaT.get('0/0/full')?.[0] ?? new Float32Array()];
    expect(weights[0]).toEqual(start.map((value, at) => (Math.abs(end[at]) < Math.abs(value) ? 0 : value)));
    const pruned = await play({ rest: 'frozen-if-grown', levels: 1, chains: [['imp']] });
    expect(pruned.find(0, 1, 'imp').weights[0]).toEqual(
      weights[0].map((value, at) => (masks[0]?.[at] ? start[at] : value)),
    );
  });

  it.each(controls.ids)('hangs %s on any chain', async (id) => {
    const { find } = await play({ chains: [['fine-tuned', id]] });
    for (const level of [1, 2, 3]) {
      const [own, hanging] = [find(0, level, 'fine-tuned'), find(0, level, id)];
      expect(counts(hanging.masks)).toEqual(counts(own.masks));
      expect(hanging.masks[0]?.join() === own.masks[0]?.join()).toBe(controls.get(id).keepsPlaces);
      expect(hanging.position).toBe(controls.get(id).position ?? 'replayed');
    }
  });

  it('one-shot prunes every density directly from the one dense run, to the same counts', async () => {
    const { find, thetaT } = await play({ schedule: 'one-shot' });
    const trained = (thetaT.get('0/0/full')?.[0] ?? new Float32Array()).map(Math.abs);
    for (const [round, kept] of [
      [1, 160],
      [2, 128],
      [3, 102],
    ] as const) {
      const mask = find(0, round, 'imp').masks[0] ?? new Uint8Array();
      const largest = [...trained].toSorted((a, b) => b - a).slice(0, kept);
      const found = [...trained].filter((_, at) => mask[at]).toSorted((a, b) => b - a);
      expect(found).toEqual(largest);
    }
  });

  it('reports in which round each weight was pruned', async () => {
    const { masked, find } = await play();
    const last = masked.find((report) => report.trial === 0 && report.level === 3);
    for (const round of [1, 2, 3]) {
      const mask = find(0, round, 'imp').masks[0] ?? new Uint8Array();
      const fromStamps = (last?.prunedIn[0] ?? new Uint8Array()).map((when) => (when === 0 || when > round ? 1 : 0));
      expect(fromStamps).toEqual(mask);
    }
    expect(last?.remaining).toEqual([102, 10, 29, 4]);
  });

  it('goes on when a layer has lost all its weights (trap 11)', async () => {
    const { masked, runs } = await play({
      trials: 1,
      levels: 4,
      rates: { rate: 0.9, outputRate: 0 },
      chains: [['imp']],
    });
    // 200 → 20 → 2 → 0 (round(1.8) = 2)
    expect(masked.map(({ remaining }) => remaining[0])).toEqual([20, 2, 0, 0]);
    expect(runs).toHaveLength(5);
  });

  it('stops a chain that has diverged; other trials go on', async () => {
    const { runs, ended } = await play({}, { diverge: ['0/1/imp'] });
    expect(ended).toEqual(['0/1/imp']);
    expect(runs.filter(({ id }) => id.startsWith('0/'))).toHaveLength(1 + 3);
    expect(runs.filter(({ id }) => id.startsWith('1/'))).toHaveLength(1 + 9);
  });

  it('says nothing of a last level that has diverged: nothing follows from it', async () => {
    const { ended } = await play({}, { diverge: ['0/3/imp', '1/1/reinitialized'] });
    expect(ended).toEqual([]);
  });

  it('ends a trial whose full network has diverged', async () => {
    const { runs, ended } = await play({}, { diverge: ['1/0/full'] });
    expect(ended).toEqual(['1/0/full']);
    expect(runs.filter(({ id }) => id.startsWith('1/'))).toHaveLength(1);
  });

  it('fails as a whole when training fails', async () => {
    await expect(play({}, { fail: true })).rejects.toThrow('no engine');
  });
});

/** SHA-256 over what every run starts from, by its name in version 1; from the code that version 1 ran. */
describe('starts and masks have the bits of version 1', () => {
  const both = ['reinitialized', 'random-mask'];
  const gaussian = { initializer: 'gaussian', standardDeviation: 0.2 };
  it.each<[string, Partial<TinySettings>, string]>([
    ['a ticket', {}, '73da664cbdc8c4bf'],
    [
      'all chains',
      {
        chains: [['imp', ...both], ['fine-tuned'], ['late-rewound'], ['learning-rate-rewound', 'reset-at-end']],
      },
      '4cfc80165203f9c0',
    ],
    [
      'one shot',
      { schedule: 'one-shot', chains: [['imp', ...both], ['fine-tuned'], ['late-rewound']] },
      '44dddfd038bd808c',
    ],
    ['random scores', { criterion: 'random', chains: [['imp', ...both], ['fine-tuned']] }, '1e1d270b67630be9'],
    ['one shot by chance', { criterion: 'random', schedule: 'one-shot', scope: 'global' }, 'f2280be7b5fd6b44'],
    [
      'movement, all layers together',
      { criterion: 'movement', scope: 'global', rates: { rate: 0.4, outputRate: null } },
      '89fcae46902f2f1e',
    ],
    [
      'growth, another draw',
      { criterion: 'magnitude-increase', seed: 7, trials: 3, initializer: gaussian },
      '4da160bb742ea6c7',
    ],
  ])('%s', async (_what, more, expected) => {
    const { runs } = await play(more);
    const lines = runs.map(({ id, position, weights, masks }) => {
      const hash = sha256.create();
      for (const { buffer, byteOffset, byteLength } of weights) {
        hash.update(new Uint8Array(buffer, byteOffset, byteLength));
      }
      for (const mask of masks) if (mask) hash.update(mask);
      const stood = position === 'retrained' ? 'replayed' : position; // of all steps, as version 1 had it
      return `${id.replace('imp', 'ticket')} ${stood} ${bytesToHex(hash.digest()).slice(0, 8)}`;
    });
    const text = lines.toSorted((a, b) => (a < b ? -1 : 1)).join('\n');
    expect(bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16)).toBe(expected);
  });
});
