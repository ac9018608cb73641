import type { SessionStatus } from '../../page-worker/run/messages';

/** Is work going on that "pause" would stop? */
export const isBusy = (status: SessionStatus): boolean =>
  status === 'running' || status === 'preparing' || status === 'waiting';
