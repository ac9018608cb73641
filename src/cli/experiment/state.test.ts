import { expect, it } from 'vitest';
import type { fileSystemStorage } from '../../storage/file-system';
import { memoryStorage } from '../../storage/memory';
import type { StoredRun } from '../../storage/storage';
import { emptyRecording } from '../../recording/recording';
import { defaultExperiment } from '../../experiment/schema';
import { openState } from './state';

const run: StoredRun = {
  status: 'finished',
  points: {
    step: [5],
    'validation.loss': [1],
    'validation.accuracy': [0.1],
    'test.accuracy': [0.1],
    'train.accuracy': [0.1],
  },
  trainingSeconds: 1,
  weights: [new Float32Array(10)],
};

/** A folder on a disk that is full for a while. */
function fullDisk(): { open: typeof fileSystemStorage; empty(): void } {
  let isFull = true;
  const storage = memoryStorage();
  const refuse = async (): Promise<void> => {
    if (isFull) throw new Error('ENOSPC: no space left on device, write');
  };
  return {
    empty: () => {
      isFull = false;
    },
    open: async () => ({
      ...storage,
      putRun: async (recipe, kept) => {
        await refuse();
        await storage.putRun(recipe, kept);
      },
      putCheckpoint: refuse,
    }),
  };
}

it('says once that the disk is full, has what was trained all the same, and counts what is missing at the end', async () => {
  const warnings: string[] = [];
  const disk = fullDisk();
  const state = await openState('folder', false, (text) => warnings.push(text), disk.open);
  const recording = emptyRecording(defaultExperiment);
  await state.storage.putCheckpoint('a', {
    step: 1,
    trainer: { steps: 1, arrays: [] },
    points: [],
    best: null,
    trainingSeconds: 0,
    evaluation: { seconds: 0, examples: 0 },
  });
  for (const key of ['a', 'b', 'c']) await expect(state.storage.putRun(key, run)).rejects.toThrow('ENOSPC');
  expect(warnings).toEqual([
    'What is trained cannot be kept in folder (ENOSPC: no space left on device, write): training goes on, and a later start trains again what is not there.',
  ]);
  expect(await state.storage.getRun('b')).toEqual(run);
  expect([state.notKept(), state.ending(recording)]).toEqual([3, ['Not kept in folder: 3 of 0 training runs.']]);
  disk.empty();
  for (const key of ['a', 'b', 'c']) await state.storage.putRun(key, run);
  expect([state.notKept(), state.ending(recording)]).toEqual([0, []]);
});
