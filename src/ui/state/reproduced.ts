/** Has what was trained here given the numbers of the recorded run? */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { isSameWork } from '../../experiment/differing';
import { isComplete } from '../../recording/complete';
import { fingerprint } from '../../recording/fingerprint';
import type { Recording } from '../../recording/recording';
import type { LabState } from '../../store/store';
import { useLab } from './lab';

export type Reproduced = 'yes' | 'no';

/** Null where there is nothing to say yet: another experiment, or one that is not finished. */
function reproducedBy(recorded: Recording | null, live: Recording | null): Reproduced | null {
  if (!recorded || !live || !isSameWork(recorded.experiment, live.experiment)) return null;
  if (!isComplete(recorded) || !isComplete(live)) return null;
  const [there, here] = [recorded, live].map(fingerprint);
  if (there === null || here === null) return null;
  return there === here ? 'yes' : 'no';
}

// followed only at the end: a recording changes many times a second while it is trained
const bothOf = ({ recorded, live, session }: LabState): [Recording | null, Recording | null] =>
  session.status === 'finished' ? [recorded, live] : [null, null];

/** As reproducedBy, of what is on screen. */
export function useReproduced(): Reproduced | null {
  const [recorded, live] = useLab(useShallow(bothOf));
  return useMemo(() => reproducedBy(recorded, live), [recorded, live]);
}
