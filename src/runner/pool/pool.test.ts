import { inEnglish } from '../../problem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { denseMasks } from '../../lottery/masks';
import { smallNetwork, smallSplits, startWeights } from '../../engine/contract/reference';
import type { Checkpoint, TrainedRun, TrainingRun } from '../../tasks/training';
import type { Computed, Computing } from '../computations';
import { PoolClosed, type TrainingJob as Job } from './job';
import { createPool, type Pool } from './pool';
import type { FromTrainer, ToTrainer, TrainerPort } from '../trainer-messages';
import { unavailable } from '../trainer/unavailable';

const network = smallNetwork('relu');
const splits = smallSplits('bytes', [20, 10, 10]);
const trainingRun = (): TrainingRun => ({
  network,
  weights: startWeights(network, 1),
  masks: denseMasks(network.parameters),
  optimizer: { id: 'sgd', momentum: 0, weightDecay: 0 },
  learningRate: 0.1,
  steps: 10,
  batch: 2,
  evaluateEvery: 5,
  order: { seed: 1, trial: 0 },
});
const trained: TrainedRun = {
  status: 'finished',
  points: [],
  weights: [],
  rewindPoint: null,
  trainingSeconds: 1,
  evaluation: { seconds: 0, examples: 0 },
};
const point = {
  step: 5,
  'validation.loss': 1,
  'validation.accuracy': 0.5,
  'test.accuracy': null,
  'train.accuracy': null,
};
const checkpoint: Checkpoint = {
  step: 5,
  trainer: { steps: 5, arrays: [] },
  points: [point],
  best: null,
  trainingSeconds: 1,
  evaluation: trained.evaluation,
};

/** A trainer that says what the test tells it to. */
interface Puppet {
  readonly heard: ToTrainer[];
  say(message: FromTrainer): void;
  fail(isMissing?: boolean): void;
  terminated: boolean;
}

let puppets: Puppet[];
let failures: string[];
let unclaimed: string[];
const open = (size: number): Pool =>
  createPool({
    size,
    prepare: { kind: 'prepare', backend: 'wasm', task: 'classification', splits },
    failed: (reason, message) => void failures.push(`${reason}: ${inEnglish(message)}`),
    unclaimed: (recipe) => void unclaimed.push(recipe),
    unclaimedComputation: (recipe) => void unclaimed.push(recipe),
    spawn(): TrainerPort {
      const listeners: ((message: FromTrainer) => void)[] = [];
      const onFailure: ((message: string, isMissing?: boolean) => void)[] = [];
      const puppet: Puppet = {
        heard: [],
        say: (message) => listeners.forEach((listener) => listener(message)),
        fail: (isMissing) => onFailure.forEach((listener) => listener('broken', isMissing)),
        terminated: false,
      };
      puppets.push(puppet);
      return {
        post: (message) => void puppet.heard.push(message),
        onMessage: (listener) => void listeners.push(listener),
        onFailure: (listener) => void onFailure.push(listener),
        terminate: () => {
          puppet.terminated = true;
        },
      };
    },
  });
const ready = (puppet: Puppet, version = 'simd-1'): void =>
  puppet.say({ kind: 'ready', engine: { id: 'simd', backend: 'wasm', version, device: '', software: false } });
const given = (puppet: Puppet): Extract<ToTrainer, { kind: 'train' }>[] =>
  puppet.heard.flatMap((message) => (message.kind === 'train' ? [message] : []));
const told: string[] = [];
const job = (recipe: string, ...priority: number[]): Job => ({
  recipe,
  priority,
  round: priority[0],
  sendWeights: false,
  from: null,
  start: trainingRun,
  started: (step) => void told.push(`${recipe} from ${step}`),
  stepped: () => undefined,
  reached: ({ step }) => void told.push(`${recipe} at ${step}`),
  left: ({ step }) => void told.push(`${recipe} left at ${step}`),
});

beforeEach(() => {
  vi.useFakeTimers();
  [puppets, failures, unclaimed] = [[], [], []];
  told.length = 0;
});
afterEach(() => vi.useRealTimers());

describe('the pool', () => {
  it('gives the most important run to the first free trainer', async () => {
    const pool = open(1);
    const results = ['c', 'a', 'b'].map((recipe, at) => pool.submit(job(recipe, [2, 0, 1][at])));
    ready(puppets[0]);
    for (let number = 1; number <= 3; number += 1) puppets[0].say({ kind: 'trained', job: number, trained });
    expect(await Promise.all(results)).toEqual([trained, trained, trained]);
    expect(told).toEqual(['a from 0', 'b from 0', 'c from 0']);
    pool.close();
  });

  it('keeps a trainer free for the successor of its run, for a moment', () => {
    const pool = open(1);
    const submit = (name: string, trial: number, level: number, leadsOn = false): void =>
      void pool.submit({ ...job(name, trial, 0, level), leadsOn }).catch(() => undefined);
    submit('full', 0, 0, true);
    submit('other trial', 1, 0);
    ready(puppets[0]);
    puppets[0].say({ kind: 'trained', job: 1, trained });
    vi.advanceTimersByTime(500);
    expect(told).toEqual(['full from 0']);
    submit('ticket', 0, 1, true);
    expect(told).toEqual(['full from 0', 'ticket from 0']);
    puppets[0].say({ kind: 'trained', job: 2, trained }); // it has diverged: nothing follows
    vi.advanceTimersByTime(600);
    expect(told).toEqual(['full from 0', 'ticket from 0', 'other trial from 0']);
    pool.close();
  });

  describe('where a run of an earlier trial is about to lead on', () => {
    let pool: Pool;
    const submit = (name: string, trial: number, control: number, level: number): void =>
      void pool
        .submit({ ...job(name, trial, control, level), round: level, leadsOn: control === 0 })
        .catch(() => undefined);
    /** Two trials begin; the second one's full network is over, the first one's has a step of ten to go. */
    const begin = (milliseconds: number): void => {
      pool = open(2);
      told.length = 0;
      submit('full 1', 0, 0, 0);
      submit('full 2', 1, 0, 0);
      puppets.forEach((puppet) => ready(puppet));
      vi.advanceTimersByTime(milliseconds);
      puppets[0].say({ kind: 'step', job: 1, step: 9 });
      puppets[1].say({ kind: 'trained', job: 2, trained });
      submit('ticket 2', 1, 0, 1);
    };
    const begun = ['full 1 from 0', 'full 2 from 0'];
    afterEach(() => pool.close());

    it('begins none of a later one: one trial is whole first', () => {
      begin(4_500); // a step takes half a second
      expect(told).toEqual(begun);
      puppets[0].say({ kind: 'trained', job: 1, trained });
      submit('ticket 1', 0, 0, 1);
      submit('control 1', 0, 1, 1);
      expect(told).toEqual([...begun, 'ticket 1 from 0', 'control 1 from 0']);
      puppets[1].say({ kind: 'trained', job: 4, trained });
      vi.advanceTimersByTime(600);
      expect(told.at(-1)).toBe('ticket 2 from 0');
    });

    it('goes on with the later one when nothing follows, or the run is not wanted any more', () => {
      begin(4_500);
      puppets[0].say({ kind: 'trained', job: 1, trained }); // it has diverged
      vi.advanceTimersByTime(600);
      expect(told).toEqual([...begun, 'ticket 2 from 0']);
    });

    it('leaves no trainer idle for what takes long, or may not begin', () => {
      begin(45_000);
      expect(told).toEqual([...begun, 'ticket 2 from 0']);
      pool.close();
      puppets = [];
      begin(4_500);
      pool.limitRound(0);
      expect(told).toEqual(begun); // neither may begin
      pool.limitRound(null);
      expect(told).toEqual(begun);
      puppets[0].fail();
      ready(puppets[2]); // in its place
      expect(told).toEqual([...begun, 'full 1 from 0', 'ticket 2 from 0']);
    });
  });

  it('repeats the run of a broken trainer from its checkpoint, points told anew', async () => {
    const pool = open(1);
    const result = pool.submit(job('a', 0));
    ready(puppets[0]);
    puppets[0].say({ kind: 'point', job: 1, point, weights: null });
    puppets[0].say({ kind: 'checkpoint', job: 1, checkpoint });
    puppets[0].fail();
    expect(puppets[0].terminated).toBe(true);
    ready(puppets[1]);
    expect(given(puppets[1])[0].from).toBe(checkpoint);
    puppets[0].say({ kind: 'trained', job: 1, trained: { ...trained, status: 'diverged' } }); // last words
    puppets[1].say({ kind: 'trained', job: 2, trained });
    expect(await result).toBe(trained);
    expect(told).toEqual(['a from 0', 'a at 5', 'a left at 5', 'a from 5', 'a at 5']);
    pool.close();
  });

  it('computes beside training, again where a trainer breaks, and once for all who ask', async () => {
    const pool = open(1);
    const computing: Computing = { id: 'path', from: { ...trainingRun(), ends: [[], []], alphas: [], batch: 1 } };
    const computed: Computed = { arrays: [], columns: { alpha: [0, 1] }, seconds: 1 };
    const shares: number[] = [];
    const asked = {
      recipe: 'path',
      priority: [-1],
      round: 0,
      start: () => computing,
      advanced: (share: number) => void shares.push(share),
    };
    const run = pool.submit(job('a', 0));
    const first = pool.compute(asked);
    ready(puppets[0]);
    expect(puppets[0].heard.at(-1)).toEqual({ kind: 'compute', job: 1, computing }); // smaller goes first
    puppets[0].say({ kind: 'share', job: 1, share: 0.5 });
    puppets[0].fail();
    ready(puppets[1]);
    expect(puppets[1].heard.at(-1)).toEqual({ kind: 'compute', job: 2, computing });
    pool.retain(new Set(['path']));
    await expect(first).rejects.toThrow(PoolClosed);
    await expect(run).rejects.toThrow(PoolClosed);
    const again = pool.compute(asked);
    puppets[1].say({ kind: 'computed', job: 2, computed });
    expect(await again).toBe(computed);
    expect(shares).toEqual([0, 0.5, 0]);
    void pool.compute(asked).catch(() => undefined);
    pool.retain(new Set(['path']));
    puppets[1].say({ kind: 'computed', job: 3, computed });
    expect(unclaimed).toEqual(['path']);
    pool.close();
  });

  it('gives up after three attempts without a checkpoint between them', () => {
    const pool = open(1);
    pool.submit(job('a', 0)).catch(() => undefined);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      ready(puppets[attempt]);
      const { job: number } = given(puppets[attempt])[0];
      if (attempt === 1) puppets[attempt].say({ kind: 'checkpoint', job: number, checkpoint });
      expect(failures).toEqual([]);
      puppets[attempt].fail();
      if (failures.length > 0) break;
    }
    expect(puppets).toHaveLength(4); // the count began anew at the second
    expect(failures).toEqual(['worker-crashed: broken']);
    pool.close();
  });

  it('replaces a trainer that is silent for two minutes, but not while paused', () => {
    const pool = open(2);
    puppets.forEach((puppet) => ready(puppet));
    pool.submit(job('a', 0)).catch(() => undefined);
    vi.advanceTimersByTime(100_000);
    puppets[0].say({ kind: 'step', job: 1, step: 1 });
    vi.advanceTimersByTime(100_000);
    expect(puppets).toHaveLength(2);
    pool.pause();
    vi.advanceTimersByTime(500_000);
    pool.resume();
    expect(puppets).toHaveLength(2);
    vi.advanceTimersByTime(130_000);
    expect(puppets).toHaveLength(3);
    expect(given(puppets[1])).toHaveLength(1); // the idle one took the run at once
    pool.close();
  });

  it('keeps a run in training for later when nobody waits for it at present', async () => {
    const pool = open(1);
    const first = pool.submit(job('a', 0));
    ready(puppets[0]);
    puppets[0].say({ kind: 'point', job: 1, point, weights: null });
    pool.retain(new Set(['a']));
    await expect(first).rejects.toThrow(PoolClosed);
    const again = pool.submit(job('a', 0));
    puppets[0].say({ kind: 'trained', job: 1, trained });
    expect(await again).toBe(trained);
    expect(told.slice(2)).toEqual(['a from 0', 'a at 5']);
    const second = pool.submit(job('b', 0));
    pool.retain(new Set(['b']));
    await expect(second).rejects.toThrow(PoolClosed);
    puppets[0].say({ kind: 'trained', job: 2, trained });
    expect(unclaimed).toEqual(['b']);
    pool.close();
  });

  it('says when no trainer can start', async () => {
    const pool = open(1);
    for (let attempt = 0; attempt < 3; attempt += 1) puppets[attempt].fail();
    expect(failures).toEqual(['engine-unavailable: broken']);
    pool.close();
    await expect(pool.engine).rejects.toThrow(PoolClosed);
  });

  it('takes no trainer whose engine has another version than the first one: results would mix', async () => {
    const pool = open(2);
    ready(puppets[0]);
    const [first, second] = ['a', 'b'].map((recipe) => pool.submit(job(recipe, 0)));
    ready(puppets[1], 'simd-2');
    expect(puppets[1].terminated).toBe(true);
    expect(given(puppets[1])).toEqual([]);
    ready(puppets[2]); // the one in its place is of the right version
    puppets[0].say({ kind: 'trained', job: 1, trained });
    puppets[2].say({ kind: 'trained', job: 2, trained });
    expect(await Promise.all([first, second])).toEqual([trained, trained]);
    expect((await pool.engine).version).toBe('simd-1');
    expect(failures).toEqual([]);
    pool.close();
  });

  it('says so where every new trainer has another version, as after an update of the app', async () => {
    const pool = open(1);
    ready(puppets[0]);
    const run = pool.submit(job('a', 0));
    puppets[0].fail();
    for (let attempt = 1; attempt <= 3; attempt += 1) ready(puppets[attempt], 'simd-2');
    expect(failures).toEqual([
      'engine-unavailable: A new trainer has engine simd-2, but what is trained so far is of simd-1: start again to train all of it with one.',
    ]);
    expect(puppets.slice(1).flatMap(given)).toEqual([]);
    pool.close();
    await expect(run).rejects.toThrow(PoolClosed);
  });

  it('says when a file of theirs did not come, be it the script or the engine', async () => {
    const pool = open(1);
    for (let attempt = 0; attempt < 3; attempt += 1) puppets[attempt].fail(true);
    expect(failures).toEqual(['file-missing: broken']);
    pool.close();
    const other = open(1);
    const error = new TypeError(
      'Failed to fetch dynamically imported module: http://localhost/assets/simd-D17nrkMk.js',
    );
    puppets[3].say(unavailable(error));
    expect(failures.slice(1)).toEqual(['file-missing: simd-D17nrkMk.js could not be fetched.']);
    puppets[3].say(unavailable(new Error('This browser offers no WebGPU here.')));
    expect(failures.slice(2)).toEqual(['engine-unavailable: This browser offers no WebGPU here.']);
    other.close();
  });
});
