import type { PackedRun } from '../formats/history-file';
import { listedRun } from '../formats/summary';
import { byAge, HISTORY_QUOTA, leaving, type HistoryStorage } from './history';

/** Runs for as long as the page lives: where the browser keeps nothing. */
export function memoryHistory(quota = HISTORY_QUOTA): HistoryStorage {
  const runs = new Map<string, PackedRun>();
  const summaries = () => [...runs.values()].map(({ summary }) => summary);
  return {
    list: async () => summaries().map(listedRun).toSorted(byAge),
    getRecording: async (id) => runs.get(id)?.packed,
    async put(coming, protect) {
      const left = leaving(
        summaries(),
        coming.map(({ summary }) => summary),
        quota,
        protect,
      );
      for (const id of left) runs.delete(id);
      for (const run of coming) runs.set(run.summary.id, run);
      return left;
    },
    async label(id, { name, note }) {
      const run = runs.get(id);
      if (run) runs.set(id, { ...run, summary: { ...run.summary, name, note } });
    },
    async remove(ids) {
      for (const id of ids) runs.delete(id);
    },
  };
}
