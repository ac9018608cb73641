/** What a list of runs shows of one, kept apart from its recording so that long lists are quick. */
import type { Said } from '../problem';
import { said } from './problems';
import { z } from 'zod';
import { readKeptLink, writeLink } from '../experiment/link';
import { LONGEST_LINK } from '../experiment/link-note';
import { curvesOf, pointAt } from '../lottery/results';
import { damageOf } from './damaged-file';
import { isComplete, overCount, plannedCount } from '../recording/complete';
import { fingerprint } from '../recording/fingerprint';
import type { Recording } from '../recording/recording';
import { recordedRemaining } from '../recording/remaining';
import { armsOf } from '../experiment/chains';
import { resultsOf } from '../recording/results';
import { armNames } from '../experiment/arm-names';

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
  /** P_m by round, and mean test score at early stop by arm and round: null where nothing is finished */
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

/** The same settings as today's links say them: runs kept by an earlier version are of this experiment, too. */
const today = (link: string): string => writeLink(readKeptLink(link).experiment);

const share = z.number().min(0).max(1);
const whole = z.number().int().min(0);
const summarySchema: z.ZodType<RunSummary> = labelSchema.extend({
  link: z.string().max(LONGEST_LINK).transform(today),
  runs: whole,
  planned: whole,
  fingerprint: z.string().max(80).nullable(),
  engine: z.string().max(100),
  bytes: whole,
  remaining: z.array(share).max(101),
  curves: z.array(z.object({ arm: z.string().max(40), values: z.array(share.nullable()).max(101) })).max(100),
});

/** A stored run that cannot be used: it can still be told from others, and deleted. */
export interface DamagedRun extends RunLabel {
  readonly bytes: number;
  readonly damage: Said;
}

/** What a list of stored runs holds. */
export type ListedRun = RunSummary | DamagedRun;

export const isDamaged = (run: ListedRun): run is DamagedRun => 'damage' in run;

/** A summary as it came from storage, where another version, or an accident, may have written it. */
export function listedRun(stored: unknown): ListedRun {
  const summary = summarySchema.safeParse(stored);
  if (summary.success) return summary.data;
  const { place, reason } = damageOf(summary.error, stored);
  const damage = said('list-entry', { place, reason });
  return { ...salvage.parse(typeof stored === 'object' ? stored : {}), damage };
}

/** What is left of a damaged summary; its key in storage is a text whatever else it holds. */
const salvage = z
  .object({
    id: z.string().catch(''),
    name: labelSchema.shape.name.catch(''),
    note: labelSchema.shape.note.catch(''),
    when: labelSchema.shape.when.catch(0),
    bytes: whole.catch(0),
  })
  .catch({ id: '', name: '', note: '', when: 0, bytes: 0 });

/** Was the run trained to its end? */
export const isWhole = ({ runs, planned }: Pick<RunSummary, 'runs' | 'planned'>): boolean => runs >= planned;

const short = (value: number): number => Number(value.toPrecision(5));

export function summaryOf(recording: Recording, label: RunLabel, bytes: number): RunSummary {
  const { id, name, note, when } = label;
  const arms = armsOf(recording.experiment);
  const { nameOf } = armNames(recording.experiment);
  const recorded = recordedRemaining(recording);
  const curves = curvesOf(resultsOf(recording), arms, 'testAtStop').map((curve) => ({
    arm: nameOf(curve.arm),
    values: recorded.map((_, round) => {
      const point = pointAt(curve, recorded, round);
      return point ? short(point.mean) : null;
    }),
  }));
  const [runs, planned] = [overCount(recording), plannedCount(recording.experiment)];
  return {
    id,
    name,
    note,
    when,
    link: writeLink(recording.experiment),
    runs,
    planned,
    fingerprint: isComplete(recording) ? fingerprint(recording) : null,
    engine: recording.engine?.version ?? '',
    bytes,
    remaining: recorded.map(short),
    curves,
  };
}
