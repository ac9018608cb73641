/** A recording of the smallest kind, invented: 2–2–2 on moons, two evaluation points, one round. For tests only. */
import { defaultExperiment, type Experiment } from '../experiment/schema';
import { comparing } from '../experiment/sections/compare';
import type { DataInfo } from '../tasks/task';
import { emptyRecording, type EngineInfo, type MaskRecord, type Recording, type RunRecord } from './recording';
import { type Arm, full, runOf } from '../lottery/run-key';

export const smallExperiment: Experiment = {
  ...defaultExperiment,
  data: { ...defaultExperiment.data, set: 'moons', train: 200, validation: 100, test: 100 },
  network: { ...defaultExperiment.network, widths: [2] },
  training: { ...defaultExperiment.training, steps: 100, evaluateEvery: 50 },
  pruning: { ...defaultExperiment.pruning, rounds: 1 },
  compare: comparing(),
  chance: { ...defaultExperiment.chance, trials: 1 },
};

export const smallEngine: EngineInfo = {
  id: 'simd',
  backend: 'wasm',
  version: 'simd-2',
  device: '128-bit SIMD',
  software: false,
  workers: 2,
  reason: 'auto-no-gpu',
};

export const smallData: DataInfo = { inputShape: [2], classNames: ['A', 'B'], filesHash: null };

/** A finished run, the full network's in round 0. @param loss at its last evaluation point, its early stop below 0.75 */
export const smallRun = (arm: Arm, loss: number, trial = 0): RunRecord => ({
  id: runOf(trial, arm, arm === full ? 0 : 1),
  status: 'finished',
  points: {
    step: [50, 100],
    'validation.loss': [0.75, loss],
    'validation.accuracy': [0.5, 0.9],
    'test.accuracy': [0.52, 0.91],
    'train.accuracy': [0.54, 0.92],
  },
  trainingSeconds: 1,
  reused: false,
});

/** 35 % of 4 weights are 1, and so are 17.5 % of the 4 of the output layer. */
export const smallMask = (trial = 0): MaskRecord => ({
  trial,
  chain: 0,
  remaining: [
    [4, 2, 4, 2],
    [3, 2, 3, 2],
  ],
  prunedIn: [Uint8Array.of(0, 1, 0, 0), null, Uint8Array.of(0, 0, 0, 1), null],
});

export const smallRecording = (...runs: readonly RunRecord[]): Recording => ({
  ...emptyRecording(smallExperiment),
  engine: smallEngine,
  data: smallData,
  runs,
  masks: runs.some(({ id }) => id.level > 0) ? [smallMask()] : [],
});
