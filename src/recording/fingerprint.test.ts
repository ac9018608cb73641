import { describe, expect, it } from 'vitest';
import { defaultExperiment } from '../experiment/schema';
import { readRecording, writeRecording } from '../formats/file';
import { fingerprint, shortFingerprint } from './fingerprint';
import { smallRecording, smallRun } from './fixture';
import { emptyRecording, type Recording, type RunRecord } from './recording';
import { type Arm, runOf, ticket } from '../lottery/run-key';

const run = (trial: number, arm: Arm, loss: number): RunRecord => ({
  id: runOf(trial, arm, arm === 'full' ? 0 : 1),
  status: 'finished',
  points: {
    step: [10, 20],
    'validation.loss': [1 / 3, loss],
    'validation.accuracy': [0.5, 0.75],
    'test.accuracy': [null, 0.7],
    'train.accuracy': [null, 0.8],
  },
  trainingSeconds: 1,
  reused: false,
});
const recording: Recording = {
  ...emptyRecording(defaultExperiment),
  engine: {
    id: 'simd',
    backend: 'wasm',
    version: 'simd-1',
    device: 'here',
    software: false,
    workers: 2,
    reason: 'chosen',
  },
  runs: [run(0, 'full', 0.25), run(1, 'full', NaN), run(0, ticket, 0.5)],
  masks: [0, 1].map((trial) => ({
    trial,
    chain: 0,
    remaining: [
      [4, 2],
      [3, 2],
    ],
    prunedIn: [Uint8Array.of(0, 1, 0, 0), null],
  })),
};
const of = (change: Partial<Recording>): string | null => fingerprint({ ...recording, ...change });

describe('the fingerprint', () => {
  it('is one number for the results', () => {
    const hex = fingerprint(recording) ?? '';
    expect(hex).toMatch(/^[0-9a-f]{64}$/);
    expect(shortFingerprint(hex)).toBe('a6a874f4');
  });
  it('does not depend on the order of runs, times, workers, nor on running runs', () => {
    const runs = recording.runs.toReversed().map((other) => ({ ...other, trainingSeconds: 9, reused: true }));
    const running: RunRecord = { ...run(1, ticket, 1), status: 'running' };
    const engine = recording.engine && { ...recording.engine, workers: 7, device: 'there' };
    const masks = recording.masks.toReversed();
    expect(of({ runs: [...runs, running], masks, engine })).toBe(fingerprint(recording));
  });
  it('survives the file', async () => {
    const small = smallRecording(smallRun('full', 1 / 3), smallRun(ticket, 2 / 3));
    expect(fingerprint(await readRecording(writeRecording(small)))).toBe(fingerprint(small));
  });
  it('depends on every result and every mask', () => {
    const [mask] = recording.masks;
    const changed = [
      of({ runs: [run(0, 'full', 0.2501), ...recording.runs.slice(1)] }),
      of({ runs: recording.runs.slice(1) }),
      of({ masks: [{ ...mask, prunedIn: [Uint8Array.of(0, 0, 1, 0), null] }, recording.masks[1]] }),
    ];
    expect(new Set([fingerprint(recording), ...changed]).size).toBe(4);
  });
  it('is not given for engines that differ between machines', () => {
    expect(of({ engine: recording.engine && { ...recording.engine, id: 'tfjs' } })).toBeNull();
    expect(of({ engine: null })).toBeNull();
  });
});
