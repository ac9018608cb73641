/** What is on screen, as far as waits and facts look at it. */
import { isSameWork } from '../../experiment/same-work';
import { levelsOf } from '../../experiment/levels';
import type { Experiment } from '../../experiment/schema';
import type { Standard } from '../../lottery/metric';
import type { RunResult } from '../../lottery/results';
import type { Network } from '../../models/network';
import type { MaskRecord, Recording } from '../../recording/recording';
import type { KeptRun, WeightPosition } from '../../store/store';
import type { Inspection, SessionStatus } from '../../page-worker/run/messages';
import { placeOf, type Arm } from '../../lottery/run-key';

export interface Scene {
  /** of the form */
  readonly experiment: Experiment;
  /** the run on screen; null while it is not one of the form's experiment */
  readonly recording: Recording | null;
  readonly network: Network;
  readonly results: readonly RunResult[];
  /** what they are judged by */
  readonly standard: Standard;
  /** the ticket, then what it is compared with */
  readonly arms: readonly Arm[];
  /** weights remaining by round, 0 … 1 */
  readonly remaining: readonly number[];
  readonly round: number;
  readonly chosenRound: number | null;
  readonly winning: number | null;
  readonly status: SessionStatus;
  readonly weight: WeightPosition | null;
  /** of the ticket of the selected round in the shown trial */
  readonly inspection: Inspection | null;
  readonly mask: MaskRecord | null;
  /** runs shown earlier in the lesson */
  readonly kept: Readonly<Record<string, KeptRun>>;
}

/** A run that belongs to other settings than the form's says nothing about the lesson's question. */
export function withoutForeignRun(scene: Scene): Scene {
  const { recording, experiment } = scene;
  if (!recording || isSameWork(recording.experiment, experiment)) return scene;
  return { ...scene, recording: null, results: [], winning: null, inspection: null, mask: null };
}

/** Are all runs up to a round over? */
export function isTrained({ results, arms, experiment, status, recording }: Scene, round: number): boolean {
  if (!recording) return false;
  const over = results.filter((result) => result.level <= round).length;
  const pruned = arms.map((arm) => Math.min(round, levelsOf(experiment, placeOf(arm).chain ?? 0)));
  const planned = experiment.chance.trials * pruned.reduce((sum, levels) => sum + levels, 1);
  // runs after a diverged one are never trained
  return over >= planned || (status === 'finished' && over > 0);
}
