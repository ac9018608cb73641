/** What is done with whole runs: kept, listed, opened, exported and imported. Storage and files as arguments. */
import { readRecording, writeRecording } from '../recording/file';
import { readHistory, writeHistory } from '../recording/history-file';
import { pack, textOf } from '../recording/pack';
import { isComplete, MOST_NAME, MOST_NOTE, summaryOf, type RunSummary } from '../recording/summary';
import type { HistoryStorage } from '../storage/history';
import type { LeftBehind } from '../storage/left-behind';
import type { HistoryAnswer, HistoryAsk, HistoryKind } from './history-messages';

type Keep = Extract<HistoryAsk, { kind: 'keep' }>;
export type Handlers = { readonly [K in HistoryKind]: (ask: Extract<HistoryAsk, { kind: K }>) => Promise<HistoryAnswer[K]> };

/** @param lasts does the browser keep it, or is it gone with the page? */
export function createHistory(storage: HistoryStorage, lasts = true): Handlers {
  const text = async (id: string): Promise<string> => {
    const packed = await storage.getRecording(id);
    if (!packed) throw new Error('This run is not kept any more: it was deleted, perhaps in another tab.');
    return textOf(new Blob([packed]));
  };
  return {
    list: () => storage.list(),
    lasts: async () => lasts,
    keep: (ask) => keep(storage, ask),
    open: async ({ id }) => readRecording(await text(id)),
    read: async ({ file }) => readRecording(await textOf(file)),
    async label({ id, name, note }) {
      await storage.label(id, { name: name.slice(0, MOST_NAME), note: note.slice(0, MOST_NOTE) });
      return null;
    },
    async remove({ ids }) {
      await storage.remove(ids);
      return null;
    },
    async export({ ids }) {
      const runs = (await storage.list()).filter(({ id }) => ids === null || ids.includes(id));
      async function* each() {
        for (const label of runs) yield { label, text: await text(label.id) };
      }
      return writeHistory(runs.length, each());
    },
    async import({ file }) {
      const runs = await readHistory(file);
      const kept = new Set((await storage.list()).map(({ id }) => id));
      const added = runs.filter(({ summary }) => !kept.has(summary.id));
      // what is there already is never given up for what comes from a file
      await storage.put(added, kept);
      return { added: added.length, known: runs.length - added.length };
    },
  };
}

/**
 * Keeps the runs of pages that were left before they could, unless more of them is kept by now.
 * What cannot be kept stays for the next time.
 */
export async function takeUp(handlers: Pick<Handlers, 'list' | 'keep'>, left: Pick<LeftBehind, 'all' | 'forget'>): Promise<void> {
  for (const run of await left.all()) {
    const own = (await handlers.list({ kind: 'list' })).find(({ id }) => id === run.id);
    const over = run.recording.runs.filter(({ status }) => status !== 'running').length;
    if (!own || own.runs < over) await handlers.keep({ kind: 'keep', ...run, protect: [] });
    await left.forget(run.id);
  }
}

/**
 * Keeps a run of the page. The same results are kept once; a run that goes on where an earlier one
 * with the same settings stopped takes its place, with its name and note.
 */
async function keep(storage: HistoryStorage, { recording, id, when, protect }: Keep): Promise<HistoryAnswer['keep']> {
  const list = await storage.list();
  const written = writeRecording(recording);
  const packed = await pack(written);
  const own = list.find((run) => run.id === id);
  const coming = summaryOf(recording, { id, when, name: own?.name ?? '', note: own?.note ?? '' }, packed.length);
  const sameSettings = list.filter((run) => run.id !== id && run.link === coming.link && run.engine === coming.engine);
  const same = sameSettings.find((run) => isSameResult(run, coming));
  if (same) {
    if (own) await storage.remove([id]);
    return { id: same.id, left: 0 };
  }
  const begun = sameSettings.filter((run) => !isComplete(run) && run.runs <= coming.runs);
  const named = begun.find((run) => run.name !== '' || run.note !== '');
  const summary = own || !named ? coming : { ...coming, name: named.name, note: named.note };
  const left = await storage.put([{ summary, packed }], new Set([...protect, id, ...begun.map((run) => run.id)]));
  await storage.remove(begun.map((run) => run.id));
  return { id, left: left.length };
}

const isSameResult = (run: RunSummary, coming: RunSummary): boolean =>
  isComplete(run) && isComplete(coming) && run.fingerprint !== null && run.fingerprint === coming.fingerprint;

