/** Files dropped onto the page: each goes where its content belongs. */
import { dataSets } from '../../datasets';
import { recognize, type FileKind } from '../../recording/recognize';
import type { LabActions, LabStore } from '../../store/store';
import type { HistoryClient } from '../../worker/history-client';

export interface DropTarget {
  readonly store: LabStore;
  readonly actions: LabActions;
  readonly history: HistoryClient;
  /** a text of the catalogue, below "history.drop" */
  readonly text: (key: 'unknown' | 'weights') => string;
}

type Opener = (file: File, target: DropTarget) => Promise<void>;

/** What is done with a file of each kind; data files are taken together. */
const OPENERS: { readonly [K in Exclude<FileKind, 'data' | 'unknown'>]: Opener } = {
  async recording(file, { history, actions }) {
    const recording = await history.ask<'read'>({ kind: 'read', file });
    actions.openRecording(recording, { kind: 'file', name: file.name });
  },
  async history(file, { history, actions }) {
    const { added, known } = await history.ask<'import'>({ kind: 'import', file });
    actions.noteFile({ kind: 'imported', added, known });
    actions.setView({ library: 'history' });
  },
  ticket: (file, { actions }) => actions.openTicket(file),
  async weights(_file, { text }) {
    throw new Error(text('weights'));
  },
};

/** Never throws: what cannot be used is noted with its name and the reason. */
export async function openDropped(files: readonly File[], target: DropTarget): Promise<void> {
  const data: File[] = [];
  for (const file of files) {
    try {
      const kind = await recognize(file);
      if (kind === 'data') {
        data.push(file);
        continue;
      }
      if (kind === 'unknown') throw new Error(target.text('unknown'));
      await OPENERS[kind](file, target);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      target.actions.noteFile({ kind: 'refused', name: file.name, reason });
    }
  }
  if (data.length > 0) takeData(data, target);
}

/** Data files belong to the set in the form if it has files; else they are a set of one's own. */
function takeData(files: readonly File[], { store, actions }: DropTarget): void {
  const { experiment } = store.getState();
  const set = dataSets.get(experiment.data.set).files.length > 0 ? experiment.data.set : 'idx';
  if (set !== experiment.data.set) actions.edit({ ...experiment, data: { ...experiment.data, set } });
  // oxlint-disable-next-line react/hooks -- an action, not a hook
  actions.useFiles(set, files);
}
