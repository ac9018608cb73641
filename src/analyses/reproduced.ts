import { isSameWork } from '../experiment/differing';
import { isComplete } from '../recording/complete';
import { fingerprint } from '../recording/fingerprint';
import type { Recording } from '../recording/recording';

/** `otherVersion`: the numbers differ, and another version of the engine made the recorded ones */
export type Reproduced = 'yes' | 'no' | 'otherVersion';

/**
 * Has what was trained here given the numbers of a recorded run? Null where there is nothing to say yet: another
 * experiment, or one that is not finished.
 */
export function reproducedBy(recorded: Recording | null, live: Recording | null): Reproduced | null {
  if (!recorded || !live || !isSameWork(recorded.experiment, live.experiment)) return null;
  if (!isComplete(recorded) || !isComplete(live)) return null;
  const [there, here] = [recorded, live].map(fingerprint);
  if (there === null || here === null) return null;
  if (there === here) return 'yes';
  return recorded.engine?.version === live.engine?.version ? 'no' : 'otherVersion';
}
