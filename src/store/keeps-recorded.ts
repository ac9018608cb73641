/** In a lecture the recorded run stays in front until what is trained here has the number that is shown there. */
import { armOf, ticket } from '../lottery/run-key';
import type { Recording } from '../recording/recording';
import type { LabState } from './store';

type Seen = Pick<LabState, 'view' | 'keeping' | 'selection' | 'session'>;

/** Is the slide about a round that the live recording has not come to yet? */
export const keepsRecorded = (
  { view: { lecture, slide }, keeping, selection, session }: Seen,
  live: Recording,
): boolean =>
  lecture &&
  slide !== null &&
  keeping.includes(slide) &&
  session.status !== 'finished' && // a run that diverged has come to its end before
  !hasResult(live, selection.round);

/** @param round null: the page chooses one of those that there are */
const hasResult = ({ runs }: Recording, round: number | null): boolean =>
  runs.some(({ id, status }) => {
    if (status === 'running') return false;
    return round === 0 ? id.level === 0 : armOf(id) === ticket && (round === null || id.level === round);
  });
