/** What is computed once is not computed again, and is not held in memory where storage has it. */
import { expect, it } from 'vitest';
import { memoryStorage } from '../storage/memory';
import type { Storage } from '../storage/storage';
import { createCompute, type Wanted } from './compute';
import type { ComputingJob } from './pool/job';

const wanted: Wanted = {
  recipe: 'score',
  priority: [0],
  round: 1,
  leadsOn: true,
  fits: () => true,
  prepare: async () => () => {
    throw new Error('nobody gathers it here');
  },
};

/** Computes [1], then [2], …; `asked`: how often */
function computing(storage: Storage, fresh = false) {
  const asked: string[] = [];
  const pool = {
    turn: async () => undefined,
    async compute({ recipe }: ComputingJob) {
      asked.push(recipe);
      return { arrays: [Float32Array.of(asked.length)], columns: null, seconds: 1 };
    },
  };
  const compute = createCompute({ fresh, pool, storage, isCurrent: () => true });
  return { asked, weights: async () => [...(await compute(wanted)).weights[0]] };
}

it.each([false, true])(
  'what several ask for is computed once, and read from storage later (all anew: %s)',
  async (fresh) => {
    const storage = memoryStorage();
    await storage.putRun('score', {
      status: 'finished',
      points: { step: [] },
      weights: [Float32Array.of(9)],
      trainingSeconds: 0,
    });
    const { asked, weights } = computing(storage, fresh);
    const expected = fresh ? [1] : [9];
    expect(await Promise.all([weights(), weights()])).toEqual([expected, expected]);
    expect(await weights()).toEqual(expected);
    expect(asked).toHaveLength(fresh ? 1 : 0);
    await storage.deleteRuns(['score']); // nothing else held it
    expect(await weights()).toEqual([fresh ? 2 : 1]);
  },
);

it('what storage has no room for is held', async () => {
  const full = { ...memoryStorage(), putRun: () => Promise.reject(new Error('no room')) };
  const { asked, weights } = computing(full);
  expect([await weights(), await weights(), asked.length]).toEqual([[1], [1], 1]);
});
