import { fetchPart } from '../../fetched/fetch-part';
import { isSameWork } from '../../experiment/differing';
import { writeLink } from '../../experiment/link';
import { defaultExperiment, type Experiment } from '../../experiment/schema';
import { DEFAULT_ENTRY, experimentOfEntry, gallery, type GalleryEntry } from '../../gallery';
import type { Recording } from '../../recording/recording';
import type { LabState, LabStore, RecordedFrom } from '../../store/store';
import { loadEntry } from './recordings';

const DEFAULT = writeLink(defaultExperiment);
let byLink: ReadonlyMap<string, GalleryEntry> | null = null;

/** The gallery entry of an experiment, whatever computes it; the first frame asks for the default only. */
function entryOf(experiment: Experiment): GalleryEntry | undefined {
  const link = writeLink({ ...experiment, engine: defaultExperiment.engine });
  if (link === DEFAULT) return gallery.get(DEFAULT_ENTRY);
  byLink ??= new Map(gallery.all.map((entry) => [writeLink(experimentOfEntry(entry)), entry]));
  return byLink.get(link);
}

/** The facts of all entries come with it: the first frame's title speaks of what the page chooses, and needs none. */
const loadFrom = () => import('./entry-text');
const fromOf = async (entry: GalleryEntry): Promise<RecordedFrom> => {
  const plain: RecordedFrom = { kind: 'gallery', id: entry.id };
  if (!entry.about) return plain;
  // without them the recorded run is shown all the same
  return fetchPart(loadFrom, (file) => file.fromEntry(entry)).catch(() => plain);
};

/** The recorded run to show for the settings; null: the one that is there stays, and no other experiment's comes. */
export function wantedEntry({ experiment, recorded }: LabState): GalleryEntry | null {
  if (recorded && isSameWork(recorded.experiment, experiment)) return null;
  return entryOf(experiment) ?? null;
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
      const [recording, from] = await Promise.all([loadEntry(entry.id), fromOf(entry)]);
      // the settings may have gone on meanwhile
      if (wantedEntry(store.getState()) === entry) actions.showRecorded(recording, from);
    } catch (error) {
      console.warn('The recorded run could not be read.', error);
    }
  };
  store.subscribe((state, before) => {
    if (state.experiment !== before.experiment) void show();
  });
  return show();
}
