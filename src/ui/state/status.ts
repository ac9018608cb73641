import type { LabActions } from '../../store/store';
import type { SessionStatus } from '../../page-worker/run/messages';

/** Is work going on that "pause" would stop? */
export const isBusy = (status: SessionStatus): boolean =>
  status === 'running' || status === 'preparing' || status === 'waiting';

/** What the play button and Space do. */
export function togglePlay(status: SessionStatus, actions: LabActions): void {
  if (isBusy(status)) actions.pause();
  else actions.play();
}
