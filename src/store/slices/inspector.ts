/** The weights that are looked at: asked for when the selection or the recording changes, while somebody looks. */
import type { Recording } from '../../recording/recording';
import type { Ticket } from '../../formats/ticket/ticket';
import { inspectionOfTicket } from '../inspection-of-ticket';
import { newest } from '../newest';
import { selectedRound, shownRecording } from '../selectors';
import type { SliceParts } from './slice';
import { keyText, ticketKey } from '../../lottery/run-key';

interface Inspector {
  /** Is anything on screen that shows weights? */
  watch(on: boolean): void;
  /** asks for θ₀ and θ_T of the shown trial's ticket at the selected round, where they are not at hand */
  ask(): void;
  /** weights of this recording come from the file it was opened from */
  useTicket(recording: Recording, ticket: Ticket): void;
}

export function createInspector({ get, set, lab }: Pick<SliceParts, 'get' | 'set' | 'lab'>): Inspector {
  let watched = false;
  const newestAsked = newest();
  let opened: { readonly recording: Recording; readonly ticket: Ticket } | null = null;

  const ask = (): void => {
    if (!watched) return;
    const state = get();
    const recording = shownRecording(state);
    if (!recording?.engine || !recording.data) return;
    const round = selectedRound(state);
    const id = ticketKey(state.selection.trial, round);
    const { inspection } = state;
    if (inspection?.thetaT && keyText(inspection.id) === keyText(id)) return; // known already
    const isNewest = newestAsked();
    if (opened?.recording === recording) {
      set({ inspection: inspectionOfTicket(opened.ticket, id) });
      return;
    }
    const knowsTrial = inspection?.id.trial === id.trial && inspection.fullThetaT !== null;
    const { experiment, data, engine } = recording;
    lab.inspect({ experiment, data, engineVersion: engine.version, id, knowsTrial }).then(
      ({ ofRun, ofTrial }) => {
        if (!isNewest()) return;
        const known = ofTrial ?? get().inspection;
        // null: another recording came to the front, and was asked for
        if (known) set({ inspection: { ...ofRun, theta0: known.theta0, fullThetaT: known.fullThetaT } });
      },
      () => undefined, // it is asked for again with the next round
    );
  };

  return {
    watch(on) {
      watched = on;
      ask();
    },
    ask,
    useTicket(recording, ticket) {
      opened = { recording, ticket };
    },
  };
}
