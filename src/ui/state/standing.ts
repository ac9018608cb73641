/** How things stand, and the one thing to do about it: of every state one of these. */
import { writeLink } from '../../experiment/link';
import { isComplete, overCount, trainedCount } from '../../recording/complete';
import type { Recording } from '../../recording/recording';
import { frontRecording, lacksFiles, shownRecording } from '../../store/selectors';
import type { LabActions, LabState } from '../../store/store';

/** What the play button and Space do: it has no other meaning. */
export type Action = 'train' | 'go-on' | 'try-again' | 'pause' | 'stop-waiting';

export interface Standing {
  readonly kind:
    | 'lacks-files'
    | 'looking'
    | 'untrained'
    | 'recorded'
    | 'curtained'
    | 'differs'
    | 'interrupted'
    | 'shared'
    | 'preparing'
    | 'waiting'
    | 'running'
    | 'paused'
    | 'failed'
    | 'finished';
  /** null: there is nothing to train */
  readonly action: Action | null;
  /** training runs of the experiment in the form, the only ones that are counted */
  readonly planned: number;
  /** those that are over */
  readonly done: number;
  /** share of the training steps that is done, 0 … 1 */
  readonly share: number;
}

type Watched = Pick<
  LabState,
  | 'session'
  | 'experiment'
  | 'live'
  | 'recorded'
  | 'dataError'
  | 'curtains'
  | 'view'
  | 'keeping'
  | 'selection'
  | 'sought'
  | 'begun'
>;

export function standingOf(state: Watched): Standing {
  const { session, experiment, live } = state;
  const { status, progress } = session;
  const isOfForm = (recording: Recording): boolean =>
    recording.experiment === experiment || writeLink(recording.experiment) === writeLink(experiment);
  const own = live && isOfForm(live) ? live : null;
  const planned = progress?.runsTotal ?? trainedCount(experiment);
  const done = progress?.runsDone ?? (own ? overCount(own) : 0);
  const share = progress && progress.stepsTotal > 0 ? progress.stepsDone / progress.stepsTotal : done / planned;
  const stand = (kind: Standing['kind'], action: Action | null): Standing => ({ kind, action, planned, done, share });
  if (lacksFiles(state)) return stand('lacks-files', null);
  switch (status) {
    case 'preparing':
    case 'running':
      return stand(status, 'pause');
    case 'waiting':
      return stand(status, 'stop-waiting');
    case 'paused':
      return stand(status, 'go-on');
    case 'failed':
      return stand(status, 'try-again');
    case 'idle':
    case 'finished':
      break;
    default:
      return status satisfies never;
  }
  if (own && frontRecording(state) === own) {
    if (isOver(own, status)) return stand('finished', null);
    return stand(state.begun.includes(writeLink(experiment)) ? 'interrupted' : 'shared', 'go-on');
  }
  const shown = shownRecording(state);
  const nothing = { planned: trainedCount(experiment), done: 0, share: 0 };
  if (state.sought === experiment) return { ...stand('looking', 'train'), ...nothing };
  if (shown && !isOfForm(shown)) return { ...stand('differs', 'train'), ...nothing };
  if (shown) return { ...stand('recorded', 'train'), ...nothing };
  const hidden = frontRecording(state);
  return { ...stand(hidden && isOfForm(hidden) ? 'curtained' : 'untrained', 'train'), ...nothing };
}

/** What diverged has no runs after it, which only its session knows. */
const isOver = (live: Recording, status: LabState['session']['status']): boolean =>
  status === 'finished' || isComplete(live);

/** Does the one thing. */
export function act(action: Action | null, actions: Pick<LabActions, 'play' | 'pause'>): void {
  if (action === null) return;
  if (isStop(action)) actions.pause();
  else actions.play();
}

export const isStop = (action: Action | null): boolean => action === 'pause' || action === 'stop-waiting';
