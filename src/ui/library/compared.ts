import type { ComparedRun } from '../../charts/rounds/compare-layout';
import type { Standard } from '../../lottery/metric';
import { recordedRemaining } from '../../recording/remaining';
import { resultsOf, standardOf } from '../../recording/results';
import type { PinnedRun } from './use-pinned';

/** A pinned run as charts compare it. */
export interface Compared extends ComparedRun {
  readonly standard: Standard;
  readonly run: PinnedRun;
}

export const comparedOf = (run: PinnedRun, place: number): Compared => ({
  id: run.pin,
  name: run.name,
  place,
  results: resultsOf(run.recording),
  standard: standardOf(run.recording),
  remaining: recordedRemaining(run.recording),
  run,
});
