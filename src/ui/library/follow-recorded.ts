import { writeLink } from '../../experiment/link';
import { experimentOfEntry, gallery, type GalleryEntry } from '../../gallery';
import type { Recording } from '../../recording/recording';
import type { LabState, LabStore, RecordedFrom } from '../../store/store';
import { loadEntry } from './recordings';

/** The gallery entry with the same settings as an experiment. */
const entries = new Map(gallery.all.map((entry) => [writeLink(experimentOfEntry(entry)), entry]));
const DEFAULT = '';

/** The recorded run to show for the settings; null: the one that is there stays. */
export function wantedEntry({ experiment, recorded }: LabState): GalleryEntry | null {
  const link = writeLink(experiment);
  if (recorded && writeLink(recorded.experiment) === link) return null;
  const found = entries.get(link);
  if (found) return found;
  return recorded === null ? (entries.get(DEFAULT) ?? null) : null;
}

/**
 * Whenever link, form or Back bring the settings of a gallery entry, its recorded run is shown.
 * @returns resolves when the first one is there; without it the page says what Play will do
 */
export function followRecorded(
  store: LabStore,
  actions: { showRecorded(recording: Recording, from: RecordedFrom): void },
): Promise<void> {
  const show = async (): Promise<void> => {
    const entry = wantedEntry(store.getState());
    if (!entry) return;
    try {
      const recording = await loadEntry(entry.id);
      // the settings may have gone on meanwhile
      if (wantedEntry(store.getState()) === entry) actions.showRecorded(recording, { kind: 'gallery', id: entry.id });
    } catch (error) {
      console.warn('The recorded run could not be read.', error);
    }
  };
  store.subscribe((state, before) => {
    if (state.experiment !== before.experiment) void show();
  });
  return show();
}
