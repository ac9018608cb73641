import { createInspector } from './inspector';
import { shownRecording } from '../selectors';
import type { SelectionActions } from '../state/selection';
import type { LabState } from '../store';
import type { SliceParts, Slices } from './slice';

type SelectionSlice = SelectionActions & Pick<Slices, 'inFront' | 'inspect' | 'useTicket'>;

export function createSelectionSlice({ get, set, lab, slices }: SliceParts): SelectionSlice {
  const inspector = createInspector({ get, set, lab });
  const select = (change: Partial<LabState['selection']>): void => {
    set((state) => ({ selection: { ...state.selection, ...change } }));
    inspector.ask();
  };
  const kindInFront = (): string => {
    const shown = shownRecording(get());
    return shown === null ? 'none' : shown === get().live ? 'live' : 'recorded';
  };

  return {
    watchWeights: inspector.watch,
    selectRound(round) {
      slices().inFront(() => select({ round })); // a lecture's slide may be about the recorded run's
      slices().showAddress('replace');
    },
    selectTrial: (trial) => select({ trial }),
    selectWeight: (weight) => set((state) => ({ selection: { ...state.selection, weight } })),
    ask: lab.ask,

    inFront(change) {
      const before = kindInFront();
      change();
      if (kindInFront() === before) return;
      set({ inspection: null });
      inspector.ask();
    },
    inspect: inspector.ask,
    useTicket: inspector.useTicket,
  };
}
