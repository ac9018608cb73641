import { describe, expect, it } from 'vitest';
import { imageNetworks } from '../../engine/contract/images';
import type { Backend } from '../../engine/engine';
import type { Graphics } from '../../engine/graphics';
import { memoryStorage } from '../../storage/memory';
import type { EngineTiming } from '../../storage/storage';
import { chooseEngine, type EngineChoice } from './choose-engine';
import { probeOnTrainers } from './ask-trainer';
import { smallExperiment, testLab } from '../fixture';
import { localTrainer, type LocalTrainer } from '../ports/fixture';
import { timeEngines } from '../trainer/time-engines';
import { smallNetwork, smallSplits, startWeights } from '../../engine/contract/reference';
import { denseMasks } from '../../lottery/masks';

const dense = smallNetwork('relu');
const chip: Graphics = { backend: 'webgpu', software: false };
const emulated: Graphics = { backend: 'webgl', software: true };
const speeds: Record<Backend, number | null> = { wasm: 400, webgpu: 900, webgl: null, cpu: 5 };

interface Case {
  readonly backend?: string;
  readonly network?: typeof dense;
  readonly graphics?: readonly Graphics[];
  readonly workers?: number;
  readonly speeds?: typeof speeds;
  readonly storage?: ReturnType<typeof memoryStorage>;
  /** engines that start when probed; default: all */
  readonly starting?: readonly Backend[];
}

async function choose(given: Case): Promise<EngineChoice & { timed: number }> {
  let timed = 0;
  const choice = await chooseEngine({
    experiment: smallExperiment(given.backend ? `&engine.backend=${given.backend}` : ''),
    network: given.network ?? dense,
    workers: given.workers ?? 1,
    storage: given.storage ?? memoryStorage(),
    graphics: async () => given.graphics ?? [],
    probe: async (backends) => backends.find((backend) => given.starting?.includes(backend) ?? true) ?? null,
    async time(backends) {
      timed += 1;
      return backends.map((backend): EngineTiming => ({ backend, stepsPerSecond: (given.speeds ?? speeds)[backend] }));
    },
  });
  return { ...choice, timed };
}

describe('the engine', () => {
  it('is the one that was chosen', async () => {
    expect(await choose({ backend: 'webgl', graphics: [chip] })).toMatchObject({
      backend: 'webgl',
      reason: 'chosen',
      timed: 0,
    });
    expect(await choose({ backend: 'simd' })).toMatchObject({ backend: 'wasm', reason: 'chosen' });
  });
  it('gives way to the next best where the chosen one does not start', async () => {
    const starting = ['webgl', 'cpu'] as const;
    expect(await choose({ backend: 'webgpu', starting })).toMatchObject({ backend: 'webgl', reason: 'instead' });
    expect(await choose({ backend: 'webgl', starting })).toMatchObject({ backend: 'webgl', reason: 'chosen' });
    expect(await choose({ backend: 'webgl', starting: ['webgpu', 'cpu'] })).toMatchObject({
      backend: 'cpu',
      reason: 'instead',
    });
    // then its own trainer says why
    expect(await choose({ backend: 'webgpu', starting: [] })).toMatchObject({ backend: 'webgpu', reason: 'chosen' });
  });
  it('is WebAssembly at once where there is no graphics chip, or only an emulated one', async () => {
    for (const graphics of [[], [emulated]]) {
      expect(await choose({ graphics })).toEqual({ backend: 'wasm', reason: 'auto-no-gpu', timed: 0 });
    }
  });
  it('is the fastest by time, all workers together, and the timings are told', async () => {
    const one = await choose({ graphics: [chip] });
    expect(one).toMatchObject({ backend: 'webgpu', reason: 'auto-fastest', timed: 1 });
    expect(one.measured).toEqual([
      { backend: 'wasm', stepsPerSecond: 400 },
      { backend: 'webgpu', stepsPerSecond: 900 },
    ]);
    expect(await choose({ graphics: [chip], workers: 3 })).toMatchObject({ backend: 'wasm' });
  });
  it('is kept for the same network', async () => {
    const storage = memoryStorage();
    await choose({ graphics: [chip], storage });
    const slowNow = { ...speeds, webgpu: 1 };
    expect(await choose({ graphics: [chip], storage, speeds: slowNow })).toMatchObject({ backend: 'webgpu', timed: 0 });
    // but a chip that has gone is not waited for
    expect(await choose({ storage })).toMatchObject({ backend: 'wasm', reason: 'auto-no-gpu' });
  });
  it('is one that works', async () => {
    const failing = { ...speeds, webgpu: null };
    expect(await choose({ graphics: [chip], speeds: failing })).toMatchObject({
      backend: 'wasm',
      reason: 'auto-fastest',
    });
  });
  it('is timed on each network anew, convolutional ones too', async () => {
    const storage = memoryStorage();
    const convolutional = imageNetworks.get('residual, projection');
    expect(await choose({ graphics: [chip], storage })).toMatchObject({ timed: 1 });
    expect(await choose({ network: convolutional, graphics: [chip], storage })).toMatchObject({
      backend: 'webgpu',
      timed: 1,
    });
    expect(await choose({ network: convolutional, graphics: [chip], storage })).toMatchObject({ timed: 0 });
  });
});

describe('timing', () => {
  it('measures steps of a real run, and gives nothing for what does not start here', async () => {
    const timings = await timeEngines({
      backends: ['wasm', 'webgpu'],
      splits: smallSplits('bytes', [100, 20, 20]),
      run: {
        network: dense,
        weights: startWeights(dense, 1),
        masks: denseMasks(dense.parameters),
        optimizer: { id: 'adam', momentum: 0, weightDecay: 0 },
        learningRate: 0.01,
        steps: 10,
        batch: 10,
        evaluateEvery: 10,
        order: { seed: 1, trial: 0 },
      },
    });
    expect(timings[0].stepsPerSecond).toBeGreaterThan(10);
    expect(timings[1]).toEqual({ backend: 'webgpu', stepsPerSecond: null });
  });

  it('happens in a trainer of its own, and the recording tells of it', async () => {
    const { lab, recording, trainers } = testLab({ graphics: [chip] });
    const experiment = smallExperiment('&pruning.rounds=1&chance.trials=1');
    await lab.start(experiment);
    const { engine } = recording(experiment);
    expect(engine).toMatchObject({ backend: 'wasm', reason: 'auto-fastest' });
    expect(engine?.measured?.map(({ backend }) => backend)).toEqual(['wasm', 'webgpu']);
    expect(trainers).toHaveLength(3);
  });
});

describe('probing', () => {
  it('asks each engine in a trainer of its own, which ends then, until one starts', async () => {
    const trainers: LocalTrainer[] = [];
    const spawn = (): LocalTrainer => {
      trainers.push(localTrainer());
      return trainers[trainers.length - 1];
    };
    expect(await probeOnTrainers(spawn, ['webgpu', 'webgl', 'wasm', 'cpu'])).toBe('wasm'); // Node has no graphics
    expect(trainers).toHaveLength(3);
    expect(trainers.some(({ alive }) => alive())).toBe(false);
    expect(await probeOnTrainers(spawn, ['webgpu', 'webgl'])).toBeNull();
  });
  it('passes over one that crashes its trainer', async () => {
    let spawned = 0;
    const spawn = (): LocalTrainer => {
      const trainer = localTrainer();
      spawned += 1;
      if (spawned === 1) setTimeout(() => trainer.crash());
      return trainer;
    };
    expect(await probeOnTrainers(spawn, ['cpu', 'wasm'])).toBe('wasm');
  });
});

describe('workers', () => {
  it('are as many as the experiment says', async () => {
    const { lab, recording, trainers } = testLab();
    const experiment = smallExperiment('&pruning.rounds=1&chance.trials=1&engine.workers=3');
    await lab.start(experiment);
    expect(trainers).toHaveLength(3);
    expect(recording(experiment).engine?.workers).toBe(3);
  });
});
