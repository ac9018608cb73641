/** In a lecture the recorded run stays in front until what is trained here has the number that is shown there. */
import { armOf, ticket } from '../lottery/run-key';
import type { Recording } from '../recording/recording';
import type { LabState } from './store';

type Seen = Pick<LabState, 'view' | 'keeping' | 'selection' | 'session'>;

/** Does the slide show something that the live recording has not come to yet? */
export function keepsRecorded({ view, keeping, selection, session }: Seen, live: Recording): boolean {
  const shows = view.lecture && view.slide !== null ? keeping[view.slide] : undefined;
  // a run that diverged may come to its end without it
  if (!shows || session.status === 'finished') return false;
  return !hasResult(live, shows === 'any' ? null : selection.round);
}

/** @param round null: any, but for the full network's */
const hasResult = ({ runs }: Recording, round: number | null): boolean =>
  runs.some(({ id, status }) => {
    if (status === 'running') return false;
    return round === 0 ? id.level === 0 : armOf(id) === ticket && (round === null || id.level === round);
  });
