import { isSameWork } from '../experiment/differing';
import { isComplete } from '../recording/complete';
import { fingerprint } from '../recording/fingerprint';
import type { Recording } from '../recording/recording';
import { firstDifference } from './difference';

/** `otherVersion`: the numbers differ, and another version of the engine made the recorded ones */
export type Reproduced = 'yes' | 'no' | 'otherVersion';

/**
 * Has what was trained here given the numbers of a recorded run? Null where there is nothing to say yet: another
 * experiment, one that is not finished, or an engine that promises no bits.
 */
export function reproducedBy(recorded: Recording | null, live: Recording | null): Reproduced | null {
  if (!recorded || !live || !isSameWork(recorded.experiment, live.experiment)) return null;
  if (!isComplete(recorded) || !isComplete(live)) return null;
  if (fingerprint(recorded) === null || fingerprint(live) === null) return null;
  return outcomeOf(recorded, live);
}

/** Of two recordings of one experiment, whichever engines made them and however far they came. */
export function outcomeOf(recorded: Recording, live: Recording): Reproduced {
  if (isSame(recorded, live)) return 'yes';
  return recorded.engine?.version === live.engine?.version ? 'no' : 'otherVersion';
}

function isSame(recorded: Recording, live: Recording): boolean {
  const [there, here] = [recorded, live].map(fingerprint);
  return there === null || here === null ? firstDifference(recorded, live) === null : there === here;
}
