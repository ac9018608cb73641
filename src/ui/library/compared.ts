import type { ComparedRun } from '../../charts/rounds/compare-layout';
import { armsOf } from '../../experiment/chains';
import type { Standard } from '../../lottery/metric';
import { withSizes } from '../../lottery/masks';
import { curvesOf } from '../../lottery/results';
import { recordedRemaining } from '../../recording/remaining';
import { resultsOf, standardOf } from '../../recording/results';
import type { PinnedRun } from './use-pinned';

/** A pinned run as charts compare it. */
export interface Compared extends ComparedRun {
  readonly standard: Standard;
  readonly run: PinnedRun;
  /** P_m of all its chains, from 1 down */
  readonly stops: readonly number[];
}

export function comparedOf(run: PinnedRun, place: number): Compared {
  const { pin: id, name, recording } = run;
  const results = resultsOf(recording);
  const remaining = recordedRemaining(recording);
  const curves = curvesOf(results, armsOf(recording.experiment), 'testAtStop');
  const stops = withSizes(
    remaining,
    curves.flatMap(({ points }) => points.map((point) => point.remaining)),
  );
  return { id, name, place, results, standard: standardOf(recording), remaining, stops, run };
}
