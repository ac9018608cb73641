/** What a list of runs shows of one, kept apart from its recording so that long lists are quick. */
import { z } from 'zod';
import { writeLink } from '../experiment/link';
import { curvesOf } from '../lottery/results';
import { fingerprint } from './fingerprint';
import type { Recording } from './recording';
import { recordedRemaining } from './remaining';
import { armsOf, resultsOf } from './results';

/** What a person has given a run, and what tells it from others. */
export interface RunLabel {
  readonly id: string;
  /** empty: named by its settings */
  readonly name: string;
  readonly note: string;
  /** when it began, ms since 1970 */
  readonly when: number;
}

export interface RunSummary extends RunLabel {
  /** its settings, as in a link */
  readonly link: string;
  /** training runs that are over, and planned */
  readonly runs: number;
  readonly planned: number;
  /** of a complete run: one number for its results */
  readonly fingerprint: string | null;
  readonly engine: string;
  /** bytes of the stored recording */
  readonly bytes: number;
  /** P_m by round, and mean test accuracy at early stop by arm and round: null where nothing is finished */
  readonly remaining: readonly number[];
  readonly curves: readonly { readonly arm: string; readonly values: readonly (number | null)[] }[];
}

export const MOST_NAME = 120;
export const MOST_NOTE = 5_000;

export const labelSchema = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  name: z.string().max(MOST_NAME),
  note: z.string().max(MOST_NOTE),
  when: z.number().int().min(0).max(8.64e15),
});

export const isComplete = ({ runs, planned }: Pick<RunSummary, 'runs' | 'planned'>): boolean => runs >= planned;

/** Training runs of an experiment if none diverges. */
export const plannedCount = ({ experiment: { chance, pruning, compare } }: Recording): number =>
  chance.trials * (1 + pruning.rounds * (1 + compare.arms.length));

const short = (value: number): number => Number(value.toPrecision(5));

export function summaryOf(recording: Recording, label: RunLabel, bytes: number): RunSummary {
  const { id, name, note, when } = label;
  const arms = armsOf(recording.experiment);
  const remaining = recordedRemaining(recording).map(short);
  const curves = curvesOf(resultsOf(recording), arms, 'testAccuracyAtStop').map(({ arm, points }) => ({
    arm,
    values: remaining.map((_, round) => {
      const point = points.find((other) => other.round === round);
      return point ? short(point.mean) : null;
    }),
  }));
  const runs = recording.runs.filter(({ status }) => status !== 'running').length;
  const planned = plannedCount(recording);
  const complete = isComplete({ runs, planned });
  return {
    id, name, note, when,
    link: writeLink(recording.experiment),
    runs, planned,
    fingerprint: complete ? fingerprint(recording) : null,
    engine: recording.engine?.version ?? '',
    bytes, remaining, curves,
  };
}
