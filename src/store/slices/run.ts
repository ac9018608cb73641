import { refusalOf } from '../../page-worker/call/refused';
import type { Progress } from '../../page-worker/run/messages';
import { lacksFiles } from '../selectors';
import { writeLink } from '../../experiment/link';
import { isComplete, overCount, plannedCount } from '../../recording/complete';
import { initialState, type LabState } from '../store';
import type { Experiment } from '../../experiment/schema';
import type { RunActions } from '../state/run';
import { unwatched, type SliceParts, type Slices } from './slice';

type RunSlice = RunActions & Pick<Slices, 'start' | 'follow' | 'leave' | 'halt' | 'hear' | 'replaced' | 'lost'>;

/** Is work under way, so that a change of settings goes on with it? */
const isActive = ({ session }: LabState): boolean =>
  session.status === 'running' || session.status === 'preparing' || session.status === 'waiting';

/** Is there anything of other settings to stop, or to say no more? */
const hasBegun = ({ session }: LabState): boolean => session.status !== 'idle' || session.progress !== null;

/** What is read back is counted again: no run that was done is shown as undone meanwhile. */
const forward = (before: Progress | null, now: Progress | null): Progress | null =>
  before && now
    ? {
        ...now,
        runsDone: Math.max(before.runsDone, now.runsDone),
        stepsDone: Math.max(before.stepsDone, now.stepsDone),
      }
    : (now ?? before);

const without = (links: readonly string[], link: string): string[] => links.filter((other) => other !== link);

export function createRunSlice({ get, set, lab, slices }: SliceParts): RunSlice {
  let pausing = false;
  const setSession = (change: Partial<LabState['session']>): void =>
    set((state) => ({ session: { ...state.session, ...change } }));

  const start = (fresh = false): number => {
    const number = get().session.number + 1;
    pausing = false;
    const link = writeLink(get().experiment);
    set(({ begun }) => ({ begun: [...without(begun, link), link] }));
    setSession({ number, status: 'preparing', error: null });
    if (get().dataError?.kind === 'file-missing') slices().preview(); // it was lost with what should have made it
    lab.start({ session: number, experiment: get().experiment, fresh }).catch((reason: unknown) => {
      const error = refusalOf(reason);
      if (error.kind !== 'workers-forbidden') return; // that one died is said by `lost` and `replaced`
      if (number === get().session.number) setSession({ status: 'failed', error });
    });
    return number;
  };
  const stop = (forget: boolean): void => {
    const number = get().session.number + 1;
    setSession({ number, status: 'idle', progress: null, error: null });
    unwatched(lab.stop({ session: number, forget }));
  };
  /** An empty page for the same experiment. `forget`: nor is anything kept that was trained for it. */
  const clear = (forget: boolean): void => {
    stop(forget);
    unwatched(lab.dropSession());
    const link = writeLink((get().live ?? get()).experiment);
    if (forget) set(({ begun }) => ({ begun: without(begun, link) }));
    set({
      reproducing: false,
      live: null,
      liveWeights: null,
      inspection: null,
      selection: initialState.selection,
    });
    slices().showAddress('replace');
    slices().inspect();
  };
  const halt = (): void => {
    if (hasBegun(get())) stop(false);
  };

  return {
    play() {
      const { session } = get();
      if (lacksFiles(get())) return;
      pausing = false;
      if (session.status === 'paused') unwatched(lab.resume({ session: session.number }));
      else if (!isActive(get())) start();
    },
    pause() {
      const { session } = get();
      pausing = true;
      setSession({ status: 'paused' }); // the button answers at once, the work after its step
      unwatched(lab.pause({ session: session.number }));
    },
    stepRound() {
      const { session } = get();
      if (lacksFiles(get())) return;
      pausing = false;
      const number = session.status === 'paused' || isActive(get()) ? session.number : start();
      unwatched(lab.stepRound({ session: number }));
    },
    reproduce() {
      const { recorded, recordedFrom } = get();
      if (!recorded || !recordedFrom) return;
      slices().openRecording(recorded, recordedFrom);
      set({ reproducing: true });
      start(true); // what this browser trained for it before would only be read back
    },
    goBack() {
      const { left } = get();
      if (!left) return;
      slices().edit(left.experiment);
      slices().play();
    },
    reset: () => clear(true),
    putAway: () => clear(false),
    setBegun: (begun) => set({ begun }),

    start,
    follow() {
      slices().leave(get().experiment);
      if (!isActive(get())) return halt();
      setSession({ progress: null }); // of the settings before
      start();
    },
    leave(next) {
      const { live, left } = get();
      const isNext = (experiment: Experiment): boolean => writeLink(experiment) === writeLink(next);
      if (left && isNext(left.experiment)) set({ left: null });
      if (!live || !hasBegun(get()) || isNext(live.experiment)) return;
      const { experiment } = live;
      if (!get().begun.includes(writeLink(experiment))) return; // what others share with it was found
      const done = overCount(live);
      if (done > 0 && !isComplete(live)) set({ left: { experiment, done, planned: plannedCount(experiment) } });
    },
    halt,
    hear({ session: number, status, progress, error }) {
      const { session } = get();
      if (number !== session.number && number !== Infinity) return;
      if (status !== 'running') pausing = false;
      setSession({
        // a late "running" must not undo a pause just asked for
        status: pausing ? 'paused' : status,
        // of what was stopped there is nothing more to say: it may be of other settings
        progress: status === 'idle' ? null : forward(session.progress, progress),
        error,
      });
    },
    replaced() {
      slices().preview();
      slices().inspect();
      if (isActive(get())) start();
      else if (get().session.status === 'paused') setSession({ status: 'idle' });
    },
    lost(error) {
      slices().missPreview(error);
      const { status } = get().session;
      pausing = false;
      setSession({ error, status: status === 'idle' || status === 'finished' ? status : 'failed' });
    },
  };
}
