import type { ComparedRun } from '../../charts/rounds/compare-layout';
import { recordedRemaining } from '../../recording/remaining';
import { resultsOf } from '../../recording/results';
import type { PinnedRun } from './use-pinned';

/** A pinned run as charts compare it. */
export interface Compared extends ComparedRun {
  readonly run: PinnedRun;
}

export const comparedOf = (run: PinnedRun, place: number): Compared => ({
  id: run.pin,
  name: run.name,
  place,
  results: resultsOf(run.recording),
  remaining: recordedRemaining(run.recording),
  run,
});
