import { reasonOf } from '../../problem';
import { named, NotFetched } from '../../fetched/not-fetched';
import type { FromTrainer } from '../trainer-messages';

/** What a trainer without an engine says, and why it has none. */
export function unavailable(error: unknown): FromTrainer {
  const reason = named(error);
  return { kind: 'unavailable', message: reasonOf(reason), isMissing: reason instanceof NotFetched };
}
