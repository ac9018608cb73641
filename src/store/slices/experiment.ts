import { isSameWork } from '../../experiment/differing';
import { readLink, writeLink, writePageLink } from '../../experiment/link';
import { LONGEST_LINK } from '../../experiment/link-note';
import type { Recording } from '../../recording/recording';
import { readResults } from '../../experiment/results-link';
import { cleanLink } from '../../experiment/travelled';
import { readView } from '../../experiment/view-link';
import { createFitting } from '../fit-settings';
import { linkedView } from '../selectors';
import type { ExperimentActions } from '../state/experiment';
import { chosenInCharts } from '../state/view';
import type { SliceParts, Slices } from './slice';

type ExperimentSlice = ExperimentActions & Pick<Slices, 'use' | 'showAddress' | 'readAddress'>;

export function createExperimentSlice({ get, set, address, go, slices }: SliceParts): ExperimentSlice {
  const fit = createFitting();
  /** A link speaks of its own experiment: results of another do not stay in front of it, but for those in training. */
  const dropOthers = (): void => {
    const { experiment, live, recorded, session } = get();
    const isOther = (one: Recording | null): boolean => one !== null && !isSameWork(one.experiment, experiment);
    slices().inFront(() => {
      if (isOther(recorded)) set({ recorded: null, recordedFrom: null });
      if (isOther(live) && session.status === 'idle') set({ live: null, liveWeights: null });
    });
  };
  return {
    edit(experiment, commit = true) {
      const fitted = fit(experiment, get().experiment);
      // what was read and put away is not said again while the same has to give way
      if (fitted.isNew || get().limitNotes.length > 0) set({ limitNotes: fitted.notes });
      slices().use(fitted.experiment);
      if (!commit) return; // a dragged slider is one step, taken when it is let go
      slices().showAddress('push');
      slices().follow();
    },
    openLink(hash) {
      const { experiment, notes } = readLink(hash);
      if (writeLink(experiment) !== writeLink(get().experiment)) {
        slices().edit(experiment);
        dropOthers();
      }
      set({ linkNotes: notes, promised: readResults(hash).results });
      const { view } = readView(hash, get().panels);
      set((state) => ({ view: { ...state.view, ...chosenInCharts(view) } }));
      slices().selectRound(view.round);
      return notes;
    },
    newSeeds() {
      const { experiment, locks } = get();
      const { initializationSeed, orderSeed, splitSeed } = experiment.chance;
      const drawn = (seed: number, locked: boolean): number => (locked ? seed : (seed + 1) % 1_000_000);
      slices().edit({
        ...experiment,
        chance: {
          ...experiment.chance,
          initializationSeed: drawn(initializationSeed, locks.initializationSeed),
          orderSeed: drawn(orderSeed, locks.orderSeed),
          splitSeed: drawn(splitSeed, locks.splitSeed),
        },
      });
    },
    setLock: (source, locked) => set((state) => ({ locks: { ...state.locks, [source]: locked } })),
    undo: () => go(-1),
    redo: () => go(1),
    dismissPromise: () => set({ promised: null }),

    use(experiment) {
      const before = get().experiment;
      const isSame = writeLink(experiment) === writeLink(before);
      slices().inFront(() => set((state) => ({ experiment, reproducing: state.reproducing && isSame })));
      // other settings give other results
      if (!isSame) set(({ fileNote }) => ({ promised: null, fileNote: fileNote?.kind === 'ticket' ? null : fileNote }));
      const dataChanged =
        JSON.stringify([before.data, before.chance.splitSeed]) !==
        JSON.stringify([experiment.data, experiment.chance.splitSeed]);
      if (dataChanged) slices().preview();
    },
    // a theme is a taste: it travels only in links that are made to hold it
    showAddress: (mode) => address(writePageLink(get().experiment, { ...linkedView(get()), theme: null }), mode),
    readAddress(hash, part = 'all') {
      const { experiment, notes } = readLink(hash);
      const shown = part === 'all' ? readView(hash, get().panels) : null;
      const promise = readResults(hash);
      const { lesson } = get().view;
      set({ limitNotes: [], linkNotes: [...notes, ...(shown?.notes ?? []), ...promise.notes] });
      if (shown) {
        const { round, theme, ...view } = shown.view;
        set((state) => ({
          selection: { ...state.selection, round },
          // where a link asks for a lesson too, no story waits behind it
          view: {
            ...state.view,
            ...view,
            story: view.lesson ? null : view.story,
            theme: theme ?? state.view.theme,
          },
        }));
        if (view.lesson?.id !== lesson?.id) slices().awaitLesson();
      }
      if (writeLink(experiment) !== writeLink(get().experiment)) {
        slices().use(experiment);
        slices().follow();
        // Back undoes a step, whose results stay beside it
        if (part === 'all') dropOthers();
      }
      if (shown) set({ promised: promise.results });
      if (!shown) slices().showAddress('replace'); // that entry holds the view of its time
      else if (hash.length <= LONGEST_LINK && cleanLink(hash) !== hash.replace(/^#/, ''))
        address(cleanLink(hash), 'replace');
    },
  };
}
