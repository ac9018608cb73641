/** Files dropped onto the page: each goes where its content belongs. */
import { reasonOf } from '../../problem';
import { baseName } from '../../tasks/classification/files/format';
import type { GivenFile } from '../../tasks/classification/files/given-files';
import { recognize, type FileKind } from '../../formats/recognize';
import type { LabActions } from '../../store/store';
import type { HistoryClient } from '../../page-worker/history/history-client';

export interface DropTarget {
  readonly actions: LabActions;
  readonly history: Pick<HistoryClient, 'runs'>;
  /** a text of the catalogue, below "history.drop" */
  readonly text: (key: 'weights') => string;
}

type Opener = (file: File, target: DropTarget) => Promise<void>;

/** What is done with a file of each kind; all others are taken together, as data. */
const OPENERS: { readonly [K in Exclude<FileKind, 'other'>]: Opener } = {
  async recording(file, { history, actions }) {
    const recording = await history.runs.read(file);
    actions.openRecording(recording, { kind: 'file', name: file.name });
  },
  async history(file, { history, actions }) {
    const { added, known } = await history.runs.import(file);
    actions.noteFile({ kind: 'imported', added, known });
    actions.setView({ library: 'history' });
  },
  ticket: (file, { actions }) => actions.openTicket(file),
  async weights(_file, { text }) {
    throw new Error(text('weights'));
  },
};

/** Never throws: what cannot be used is noted with its name and the reason. */
export async function openDropped(given: readonly GivenFile[], target: DropTarget): Promise<void> {
  const data: GivenFile[] = [];
  for (const { name, blob } of given) {
    try {
      const kind = await recognize(blob);
      if (kind === 'other') data.push({ name, blob });
      else await OPENERS[kind](new File([blob], baseName(name)), target);
    } catch (error) {
      target.actions.noteFile({ kind: 'refused', name, reason: reasonOf(error) });
    }
  }
  // oxlint-disable-next-line react/hooks -- an action, not a hook
  if (data.length > 0) target.actions.useDropped(data);
}
