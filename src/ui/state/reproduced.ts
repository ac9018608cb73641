/** Has what was trained here given the numbers of the recorded run? */
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { reproducedBy, type Reproduced } from '../../analyses/reproduced';
import type { Recording } from '../../recording/recording';
import type { LabState } from '../../store/store';
import { useLab } from './lab';

// followed only at the end: a recording changes many times a second while it is trained
const bothOf = ({ recorded, live, session }: LabState): [Recording | null, Recording | null] =>
  session.status === 'finished' ? [recorded, live] : [null, null];

/** As reproducedBy, of what is on screen. */
export function useReproduced(): Reproduced | null {
  const [recorded, live] = useLab(useShallow(bothOf));
  return useMemo(() => reproducedBy(recorded, live), [recorded, live]);
}
