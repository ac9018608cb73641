/** What a running experiment reports, and the fold of it into a Recording. */
import { withPoint, type Point, type PointColumns } from '../lottery/points';
import { keyText, type RunKey } from '../lottery/run-key';
import type { DataInfo } from '../tasks/task';
import type { EvaluationCost } from '../tasks/training';
import { measuredAt } from './order';
import {
  type EngineInfo,
  type MaskRecord,
  type Measurement,
  type Recording,
  type RunRecord,
  type Warning,
} from './recording';

export type LabEvent =
  /** what the experiment runs on: comes first */
  | { readonly kind: 'began'; readonly engine: EngineInfo; readonly data: DataInfo }
  | { readonly kind: 'run-started'; readonly id: RunKey }
  | { readonly kind: 'point'; readonly id: RunKey; readonly point: Point }
  | {
      readonly kind: 'run-finished';
      readonly id: RunKey;
      readonly status: 'finished' | 'diverged';
      readonly points: PointColumns;
      readonly trainingSeconds: number;
      readonly evaluation?: EvaluationCost;
      readonly reused: boolean;
    }
  | {
      readonly kind: 'masked';
      readonly trial: number;
      readonly chain: number;
      readonly level: number;
      /** weights left per parameter */
      readonly remaining: readonly number[];
      /** as in MaskRecord, up to and including this level */
      readonly prunedIn: readonly (Uint8Array | null)[];
    }
  | { readonly kind: 'warning'; readonly warning: Warning }
  | { readonly kind: 'measured'; readonly measurement: Measurement };

const NO_POINTS: PointColumns = { step: [] };

/** The recording after one more event; shares what did not change. */
export function record(recording: Recording, event: LabEvent): Recording {
  switch (event.kind) {
    case 'began':
      return { ...recording, engine: event.engine, data: event.data };
    case 'run-started':
      // a run that is repeated after a crash starts again from nothing
      return withRun(recording, {
        id: event.id,
        status: 'running',
        points: NO_POINTS,
        trainingSeconds: null,
        reused: false,
      });
    case 'point': {
      const run = recording.runs.find((other) => keyText(other.id) === keyText(event.id));
      if (!run) return recording;
      return withRun(recording, { ...run, points: withPoint(run.points, event.point) });
    }
    case 'run-finished': {
      const { id, status, points, trainingSeconds, evaluation, reused } = event;
      return withRun(recording, { id, status, points, trainingSeconds, evaluation, reused });
    }
    case 'masked': {
      const { trial, chain, level } = event;
      const isSame = (mask: MaskRecord): boolean => mask.trial === trial && mask.chain === chain;
      const before = recording.masks.find(isSame)?.remaining.slice(0, level) ?? [];
      const mask = { trial, chain, remaining: [...before, event.remaining], prunedIn: event.prunedIn };
      return { ...recording, masks: [...recording.masks.filter((m) => !isSame(m)), mask] };
    }
    case 'warning': {
      const { warnings } = recording;
      const known = warnings.some((warning) => isSameWarning(warning, event.warning)); // told again after a crash
      return known ? recording : { ...recording, warnings: [...warnings, event.warning] };
    }
    case 'measured': {
      const { measurement } = event;
      const { measurements = [] } = recording;
      const others = measurements.filter((other) => measuredAt(other) !== measuredAt(measurement)); // told again after a crash
      return { ...recording, measurements: [...others, measurement] };
    }
    default:
      return event satisfies never;
  }
}

const isSameWarning = (a: Warning, b: Warning): boolean =>
  a.kind === b.kind &&
  keyText(a.id) === keyText(b.id) &&
  (a.kind !== 'layer-emptied' || b.kind !== 'layer-emptied' || a.layer === b.layer);

function withRun(recording: Recording, run: RunRecord): Recording {
  const at = recording.runs.findIndex((other) => keyText(other.id) === keyText(run.id));
  const runs = at < 0 ? [...recording.runs, run] : recording.runs.with(at, run);
  return { ...recording, runs };
}
