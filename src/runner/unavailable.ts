import { named, NotFetched } from '../fetched/not-fetched';
import { reasonOf } from '../problem';
import type { FromTrainer } from './trainer-messages';

/** What a trainer without an engine says, and why it has none. */
export function unavailable(error: unknown): FromTrainer {
  const reason = named(error);
  const message = reasonOf(reason);
  return { kind: 'unavailable', message, isMissing: reason instanceof NotFetched };
}
