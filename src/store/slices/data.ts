import { writeLink } from '../../experiment/link';
import { refusalOf } from '../../page-worker/call/refused';
import type { KeptFiles } from '../../page-worker/look/data-files';
import type { LabError } from '../../page-worker/run/messages';
import { fitted, type HeldExamples } from '../../tasks/classification/files/own-files';
import { newest } from '../newest';
import { shownRecording } from '../selectors';
import type { DataActions } from '../state/data';
import type { SliceParts, Slices } from './slice';

type DataSlice = DataActions & Pick<Slices, 'preview' | 'missPreview'>;

/** That files are missing follows from their being refused: the cause is said. */
const causeOf = (before: LabError | null, now: LabError): LabError =>
  now.kind === 'data-missing' && before?.kind === 'data-invalid' && before.set === now.set ? before : now;

export function createDataSlice({ get, set, lab, slices }: SliceParts): DataSlice {
  const newestPreview = newest();
  const newestFiles = newest();

  /** The data set of files that are usable now, with as many examples as they hold. */
  const takeSet = (id: string, held: HeldExamples | null): void => {
    const { experiment } = get();
    const data = { ...experiment.data, set: id };
    const next = { ...experiment, data: held ? fitted(data, held) : data };
    if (writeLink(next) !== writeLink(experiment)) slices().edit(next);
    else slices().preview();
  };
  /** @param refused files were not taken: said where they were given */
  const takeFiles = (asked: Promise<KeptFiles>, refused: (error: LabError) => void): void => {
    const isNewest = newestFiles();
    asked.then(
      ({ set: id, said, held }) => {
        if (!isNewest()) return;
        set({ dataError: null, dataSaid: { set: id, said } });
        takeSet(id, held);
      },
      (error: unknown) => {
        if (isNewest()) refused(refusalOf(error));
      },
    );
  };
  /** Files for the set in whose box they were given. */
  const takeInBox = (asked: Promise<KeptFiles>): void => {
    set({ dataError: null, dataSaid: null });
    takeFiles(asked, (dataError) => set({ dataError }));
  };

  return {
    useFiles: (id, files) => takeInBox(lab.keepData(id, files, false)),
    useDropped(files) {
      const name = files[0]?.name ?? '';
      takeFiles(lab.keepData(get().experiment.data.set, files, true), ({ message }) =>
        set({ fileNote: { kind: 'refused', name, reason: message } }),
      );
    },
    downloadData: (id) => takeInBox(lab.downloadData(id)),
    exportData: () => lab.takeAway({ kind: 'data', experiment: shownRecording(get())?.experiment ?? get().experiment }),

    preview() {
      const { experiment } = get();
      const isNewest = newestPreview();
      lab.preview({ settings: experiment.data, splitSeed: experiment.chance.splitSeed }).then(
        (preview) => {
          if (isNewest()) set({ preview, dataError: null });
        },
        (reason: unknown) => {
          const error = refusalOf(reason);
          // nobody has asked for it: where there are no workers it is not missed
          if (!isNewest() || error.kind === 'workers-forbidden') return;
          set(({ dataError }) => ({ preview: null, dataError: causeOf(dataError, error) }));
        },
      );
    },
    missPreview(dataError) {
      newestPreview(); // the one that waits leaves what is shown
      if (get().preview === null) set({ dataError });
    },
  };
}
