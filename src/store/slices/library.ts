import { shortFingerprint } from '../../experiment/fingerprint-text';
import { recordingOfTicket } from '../../formats/ticket/recording';
import { said } from '../../page-worker/problems';
import { Problem } from '../../problem';
import { shownRecording } from '../selectors';
import { MOST_PINNED, type LibraryActions } from '../state/library';
import { initialState } from '../store';
import type { SliceParts, Slices } from './slice';

type LibrarySlice = LibraryActions & Pick<Slices, 'showRecorded'>;

export function createLibrarySlice({ get, set, lab, slices }: SliceParts): LibrarySlice {
  return {
    openRecording(recorded, recordedFrom) {
      slices().leave(recorded.experiment);
      slices().halt();
      const { selection } = initialState;
      const nothingLive = { live: null, liveWeights: null, inspection: null };
      set({ recorded, recordedFrom, selection, linkNotes: [], limitNotes: [], reproducing: false, ...nothingLive });
      slices().use(recorded.experiment);
      slices().showAddress('push');
      slices().inspect();
    },
    togglePin(run) {
      const { pinned } = get();
      if (pinned.includes(run)) slices().setPinned(pinned.filter((other) => other !== run));
      else if (pinned.length < MOST_PINNED) slices().setPinned([...pinned, run]);
    },
    setPinned: (runs) => set({ pinned: [...new Set(runs)].slice(-MOST_PINNED) }),
    noteFile: (fileNote) => set({ fileNote }),
    exportTicket(id) {
      const recording = shownRecording(get());
      if (!recording) return Promise.reject(new Problem(said('nothing-trained')));
      return lab.takeAway({ kind: 'ticket', recording, id });
    },
    async openTicket(file) {
      const { ticket, notes } = await lab.openTicket(file);
      const recording = recordingOfTicket(ticket);
      slices().useTicket(recording, ticket);
      slices().openRecording(recording, { kind: 'file', name: file.name });
      set({ promised: ticket.fingerprint && shortFingerprint(ticket.fingerprint) });
      set((state) => ({ selection: { ...state.selection, trial: ticket.id.trial } }));
      slices().selectRound(ticket.id.level);
      const isAsMade = notes.changed?.length === 0 && notes.ignored.length === 0;
      set({ fileNote: isAsMade ? null : { kind: 'ticket', name: file.name, notes } });
    },

    showRecorded(recorded, recordedFrom) {
      set({ recorded, recordedFrom, inspection: null, reproducing: false });
      slices().inspect();
    },
  };
}
