/** What every storage of whole runs must do; run over each adapter. */
import { describe, expect, it } from 'vitest';
import type { PackedRun } from '../formats/history-file';
import { NoRoom, type HistoryStorage } from './history';

export const packedRun = (id: string, when: number, bytes = 1_000): PackedRun => ({
  summary: {
    id,
    when,
    bytes,
    name: '',
    note: '',
    link: 'v=3',
    runs: 3,
    planned: 3,
    fingerprint: 'ab',
    engine: 'simd-2',
    remaining: [1, 0.5],
    curves: [{ arm: 'ticket', values: [0.9, null] }],
  },
  packed: new Uint8Array(bytes).fill(when % 256),
});

const ids = async (storage: HistoryStorage): Promise<string[]> => (await storage.list()).map(({ id }) => id);

/** @param create an empty storage with this quota in bytes */
export function describeHistory(name: string, create: (quota: number) => Promise<HistoryStorage>): void {
  describe(`history: ${name}`, () => {
    it('gives back runs as they were put, newest first', async () => {
      const storage = await create(1e6);
      await storage.put([packedRun('a', 1), packedRun('c', 3)]);
      await storage.put([packedRun('b', 2)]);
      expect(await storage.list()).toEqual(
        [packedRun('c', 3), packedRun('b', 2), packedRun('a', 1)].map(({ summary }) => summary),
      );
      expect(await storage.getRecording('b')).toEqual(packedRun('b', 2).packed);
      expect(await storage.getRecording('x')).toBeUndefined();
    });

    it('replaces a run without counting it twice', async () => {
      const storage = await create(2_500);
      await storage.put([packedRun('a', 1)]);
      await storage.put([packedRun('b', 2)]);
      expect(await storage.put([packedRun('b', 5)])).toEqual([]);
      expect(await ids(storage)).toEqual(['b', 'a']);
    });

    it('makes room by the oldest that is not protected', async () => {
      const storage = await create(3_500);
      await storage.put([packedRun('a', 1), packedRun('b', 2), packedRun('c', 3)]);
      expect(await storage.put([packedRun('d', 4)], new Set(['a']))).toEqual(['b']);
      expect(await ids(storage)).toEqual(['d', 'c', 'a']);
      expect(await storage.getRecording('b')).toBeUndefined();
    });

    it('says so when there is no room, and changes nothing', async () => {
      const storage = await create(2_500);
      await storage.put([packedRun('a', 1), packedRun('b', 2)]);
      await expect(storage.put([packedRun('c', 3)], new Set(['a', 'b']))).rejects.toThrow(NoRoom);
      await expect(storage.put([packedRun('c', 3), packedRun('d', 4, 2_000)])).rejects.toThrow('3000');
      expect(await ids(storage)).toEqual(['b', 'a']);
      expect(await storage.getRecording('c')).toBeUndefined();
    });

    it('changes name and note of runs it has', async () => {
      const storage = await create(1e6);
      await storage.put([packedRun('a', 1)]);
      await storage.label('a', { name: 'Mine', note: 'seen on Monday' });
      await storage.label('x', { name: 'None', note: '' });
      expect(await storage.list()).toEqual([{ ...packedRun('a', 1).summary, name: 'Mine', note: 'seen on Monday' }]);
    });

    it('marks an entry that is damaged, and shows the others; it makes room and is deleted like them', async () => {
      const storage = await create(3_500);
      const damaged = packedRun('b', 2);
      await storage.put([
        packedRun('a', 1),
        { ...damaged, summary: { ...damaged.summary, name: 'Mine', remaining: [52_084] } },
        packedRun('c', 3),
      ]);
      const english = 'The list entry is damaged at remaining.0: it is 52084; allowed: at most 1.';
      const damage = expect.objectContaining({ english });
      expect(await storage.list()).toEqual([
        packedRun('c', 3).summary,
        { id: 'b', name: 'Mine', note: '', when: 2, bytes: 1_000, damage },
        packedRun('a', 1).summary,
      ]);
      expect(await storage.put([packedRun('d', 4)], new Set(['a']))).toEqual(['b']);
      await storage.put([{ ...damaged, summary: { ...damaged.summary, bytes: -1, when: -1 } }]);
      expect(await ids(storage)).toEqual(['d', 'c', 'a', 'b']);
      await storage.remove(['b']);
      expect(await ids(storage)).toEqual(['d', 'c', 'a']);
    });

    it('deletes one or all', async () => {
      const storage = await create(1e6);
      await storage.put([packedRun('a', 1), packedRun('b', 2), packedRun('c', 3)]);
      await storage.remove(['b', 'unknown']);
      expect(await ids(storage)).toEqual(['c', 'a']);
      await storage.remove(['a', 'c']);
      expect(await storage.list()).toEqual([]);
      expect(await storage.getRecording('a')).toBeUndefined();
    });
  });
}
