/** What is done with whole runs: kept, listed, opened, exported and imported. Storage and files as arguments. */
import { said } from '../problems';
import { Problem, type Said } from '../../problem';
import { readRecording, writeRecording } from '../../formats/file';
import { checkFingerprint } from '../../formats/file-form';
import { readHistory, writeHistory } from '../../formats/history-file';
import { pack, textOf } from '../../formats/pack';
import { DamagedFile } from '../../formats/damaged-file';
import {
  isWhole,
  isDamaged,
  MOST_NAME,
  MOST_NOTE,
  summaryOf,
  type DamagedRun,
  type ListedRun,
  type RunLabel,
  type RunSummary,
} from '../../formats/summary';
import type { Recording } from '../../recording/recording';
import type { HistoryStorage } from '../../storage/history';
import type { LeftBehind } from '../../storage/left-behind';

interface Keep {
  readonly recording: Recording;
  readonly id: string;
  readonly when: number;
  /** runs that must not leave to make room */
  readonly protect: readonly string[];
}

/** under which id, and how many old runs left to make room */
interface Kept {
  readonly id: string;
  readonly left: number;
}

/** What the page may ask. A type: it has all functions that are called by name. */
export type History = {
  list(): Promise<readonly ListedRun[]>;
  /** does the browser keep runs, or are they gone with the page? */
  lasts(): Promise<boolean>;
  keep(run: Keep): Promise<Kept>;
  open(id: string): Promise<Recording>;
  /** a recording in a file, without keeping it */
  read(file: Blob): Promise<Recording>;
  label(id: string, label: Pick<RunLabel, 'name' | 'note'>): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** `ids` null: all; `leftOut`: damaged runs, which nobody could import */
  export(ids: readonly string[] | null): Promise<{ readonly file: Blob; readonly leftOut: number }>;
  import(file: Blob): Promise<{ readonly added: number; readonly known: number }>;
};

/** @param lasts does the browser keep it, or is it gone with the page? */
export function createHistory(storage: HistoryStorage, lasts = true): History {
  const text = async (id: string): Promise<string> => {
    const packed = await storage.getRecording(id);
    if (!packed) throw new Problem(said('not-kept'));
    return textOf(new Blob([packed]));
  };
  /** what is wrong with recordings that were tried, by id: unpacking all for a list would take too long */
  const damaged = new Map<string, Said>();
  /** @param fingerprint its list entry's: older files state none */
  const open = async (id: string, fingerprint: string | null): Promise<Recording> => {
    try {
      const recording = await readRecording(await text(id));
      if (fingerprint !== null) checkFingerprint(fingerprint, recording);
      return recording;
    } catch (error) {
      if (error instanceof DamagedFile) damaged.set(id, error.said);
      throw error;
    }
  };
  /** A list entry follows from its recording; a run whose recording is damaged stays marked. */
  const mended = async (run: DamagedRun, protect: ReadonlySet<string>): Promise<ListedRun> => {
    try {
      const packed = await storage.getRecording(run.id);
      const recording = await open(run.id, null);
      const summary = summaryOf(recording, run, packed?.length ?? 0);
      if (packed) await storage.put([{ summary, packed }], protect);
      return summary;
    } catch (error) {
      return error instanceof DamagedFile ? { ...run, damage: error.said } : run;
    }
  };
  const opens = ({ id, fingerprint }: RunSummary): Promise<boolean> =>
    open(id, fingerprint).then(
      () => true,
      () => false,
    );
  const list = async (): Promise<ListedRun[]> => {
    const runs = await storage.list();
    const all = new Set(runs.map(({ id }) => id));
    const listed: ListedRun[] = [];
    // one after the other: until then a damaged entry may count for less room than its run takes
    for (const run of runs) {
      const damage = damaged.get(run.id);
      if (damage !== undefined) listed.push({ ...labelOf(run), bytes: run.bytes, damage });
      else listed.push(isDamaged(run) ? await mended(run, all) : run);
    }
    return listed;
  };
  return {
    list,
    lasts: async () => lasts,
    keep: (run) => {
      damaged.delete(run.id);
      return keep(storage, run);
    },
    async open(id) {
      const run = (await storage.list()).find((other) => other.id === id);
      return open(id, run && !isDamaged(run) ? run.fingerprint : null);
    },
    read: async (file) => readRecording(await textOf(file)),
    label: (id, { name, note }) =>
      storage.label(id, { name: name.slice(0, MOST_NAME), note: note.slice(0, MOST_NOTE) }),
    remove: (ids) => storage.remove(ids),
    async export(ids) {
      const wanted = (await list()).filter(({ id }) => ids === null || ids.includes(id));
      const runs: RunSummary[] = [];
      for (const run of wanted) {
        if (!isDamaged(run) && (await opens(run))) runs.push(run);
      }
      async function* each() {
        for (const label of runs) yield { label, text: await text(label.id) };
      }
      return { file: await writeHistory(runs.length, each()), leftOut: wanted.length - runs.length };
    },
    async import(file) {
      const runs = await readHistory(file);
      // a damaged run is not there: the file brings it back
      const kept = new Set((await list()).filter((run) => !isDamaged(run)).map(({ id }) => id));
      const added = runs.filter(({ summary }) => !kept.has(summary.id));
      // what is there already is never given up for what comes from a file
      await storage.put(added, kept);
      for (const { summary } of added) damaged.delete(summary.id);
      return { added: added.length, known: runs.length - added.length };
    },
  };
}

const labelOf = ({ id, name, note, when }: ListedRun): RunLabel => ({ id, name, note, when });

/**
 * Keeps the runs of pages that were left before they could, unless more of them is kept by now.
 * What cannot be kept stays for the next time.
 */
export async function takeUp(
  history: Pick<History, 'list' | 'keep'>,
  left: Pick<LeftBehind, 'all' | 'forget'>,
): Promise<void> {
  for (const run of await left.all()) {
    const own = (await history.list()).find(({ id }) => id === run.id);
    const over = run.recording.runs.filter(({ status }) => status !== 'running').length;
    try {
      if (!own || isDamaged(own) || own.runs < over) await history.keep({ ...run, protect: [] });
      await left.forget(run.id);
    } catch (error) {
      console.warn('A run left behind could not be kept.', error); // others may
    }
  }
}

/**
 * Keeps a run of the page. The same results are kept once; a run that goes on where an earlier one
 * with the same settings stopped takes its place, with its name and note.
 */
async function keep(storage: HistoryStorage, { recording, id, when, protect }: Keep): Promise<Kept> {
  const list = await storage.list();
  const whole = list.filter((run): run is RunSummary => !isDamaged(run));
  const written = await writeRecording(recording);
  const packed = await pack(written);
  const own = list.find((run) => run.id === id);
  const coming = summaryOf(recording, { id, when, name: own?.name ?? '', note: own?.note ?? '' }, packed.length);
  const sameSettings = whole.filter((run) => run.id !== id && run.link === coming.link && run.engine === coming.engine);
  const same = sameSettings.find((run) => isSameResult(run, coming));
  if (same) {
    if (own) await storage.remove([id]);
    return { id: same.id, left: 0 };
  }
  const begun = sameSettings.filter((run) => !isWhole(run) && run.runs <= coming.runs);
  const named = begun.find((run) => run.name !== '' || run.note !== '');
  const summary = own || !named ? coming : { ...coming, name: named.name, note: named.note };
  const left = await storage.put([{ summary, packed }], new Set([...protect, id, ...begun.map((run) => run.id)]));
  await storage.remove(begun.map((run) => run.id));
  return { id, left: left.length };
}

const isSameResult = (run: RunSummary, coming: RunSummary): boolean =>
  isWhole(run) && isWhole(coming) && run.fingerprint !== null && run.fingerprint === coming.fingerprint;
