/** Whole runs kept for their owner: what lists show apart from the recordings. */
import type { PackedRun } from '../formats/history-file';
import type { ListedRun, RunLabel, RunSummary } from '../formats/summary';

/** Each method may fail with the adapter's own error. */
export interface HistoryStorage {
  /** newest first; entries that are damaged are marked, and take no others with them */
  list(): Promise<readonly ListedRun[]>;
  /** packed text of a run's recording */
  getRecording(id: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /**
   * Keeps runs: all or none. Where the quota or the browser has no room, the oldest runs that are
   * not protected leave first.
   * @returns ids of the runs that left
   * @throws NoRoom when that is not enough; nothing has changed then
   */
  put(runs: readonly PackedRun[], protect?: ReadonlySet<string>): Promise<readonly string[]>;
  /** Changes name and note; an unknown run stays unknown. */
  label(id: string, label: Pick<RunLabel, 'name' | 'note'>): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** Most bytes of recordings kept in the browser. */
export const HISTORY_QUOTA = 400_000_000;

export class NoRoom extends Error {
  constructor(readonly bytes: number) {
    super(`There is no room for ${bytes} more bytes of runs.`);
    this.name = 'NoRoom';
  }
}

/** Newest first; ids decide between equals, so that the order is always the same. */
export const byAge = (a: ListedRun, b: ListedRun): number => b.when - a.when || (a.id < b.id ? -1 : 1);

/**
 * Runs that must leave so that these fit.
 * @param quota bytes of all recordings together
 * @throws NoRoom when what may not leave is too large already
 */
export function leaving(
  kept: readonly ListedRun[],
  coming: readonly RunSummary[],
  quota: number,
  protect: ReadonlySet<string> = new Set(),
): string[] {
  const ids = new Set(coming.map(({ id }) => id));
  const bytes = coming.reduce((sum, run) => sum + run.bytes, 0);
  const others = kept.filter(({ id }) => !ids.has(id)).toSorted(byAge);
  let total = bytes + others.reduce((sum, run) => sum + run.bytes, 0);
  const left: string[] = [];
  for (const run of others.toReversed()) {
    if (total <= quota) break;
    if (protect.has(run.id)) continue;
    left.push(run.id);
    total -= run.bytes;
  }
  if (total > quota) throw new NoRoom(bytes);
  return left;
}
