/** What an experiment has reported so far: everything on screen is drawn from this. */
import type { Experiment } from '../experiment/schema';
import type { Backend, EngineId } from '../engine/engine';
import type { Columns } from '../lottery/measures';
import type { PointColumns } from '../lottery/points';
import type { RunKey } from '../lottery/run-key';
import type { DataInfo } from '../tasks/task';
import type { EvaluationCost } from '../tasks/training';

export interface RunRecord {
  readonly id: RunKey;
  readonly status: 'running' | 'finished' | 'diverged';
  readonly points: PointColumns;
  /** seconds in training steps, evaluation left out; null while running */
  readonly trainingSeconds: number | null;
  /** absent while running, and in recordings made before it was measured */
  readonly evaluation?: EvaluationCost | null;
  /** taken from an earlier experiment with the same recipe instead of being trained again */
  readonly reused: boolean;
}

/** The masks of one chain of one trial. */
export interface MaskRecord {
  readonly trial: number;
  readonly chain: number;
  /** weights left, [level][parameter]; level 0 is the full network */
  readonly remaining: readonly (readonly number[])[];
  /**
   * per parameter one byte per weight: the round in which it was pruned, 0 while it is left;
   * null where the parameter is never pruned (or the masks are not stored). Of a method whose
   * masks are not nested: the last round for all weights that are gone in it (`tellsMasks`)
   */
  readonly prunedIn: readonly (Uint8Array | null)[];
}

export type Warning =
  /** global pruning left a layer without weights (SCIENCE: trap 11) */
  | { readonly kind: 'layer-emptied'; readonly id: RunKey; readonly layer: number }
  /** no path of weights that are left leads from the inputs to the outputs of a chain's network, or of a control's with places of its own */
  | { readonly kind: 'network-cut'; readonly id: RunKey }
  /** a run diverged and later rounds of its chain cannot be pruned */
  | { readonly kind: 'chain-stopped'; readonly id: RunKey };

export interface EngineInfo {
  readonly id: EngineId;
  readonly backend: Backend;
  readonly version: string;
  readonly device: string;
  readonly software: boolean;
  readonly workers: number;
  /** catalogue key of the sentence that says why this engine runs: "chosen", "auto-fastest", … */
  readonly reason: string;
  /** engines that were timed on this network before one was chosen; steps per second of one worker */
  readonly measured?: readonly { readonly backend: Backend; readonly stepsPerSecond: number | null }[];
}

/** A table of numbers about networks, from a measure (`lottery/measures`). */
export interface Measurement {
  /** id of the measure */
  readonly measure: string;
  /** whose network */
  readonly id: RunKey;
  /** by the names that the measure gives */
  readonly about: Readonly<Record<string, number>>;
  readonly columns: Columns;
}

export interface Recording {
  readonly format: 'ticket-lab-recording';
  readonly version: 2;
  readonly experiment: Experiment;
  readonly engine: EngineInfo | null;
  readonly data: DataInfo | null;
  readonly runs: readonly RunRecord[];
  readonly masks: readonly MaskRecord[];
  readonly warnings: readonly Warning[];
  /** absent where nothing but training was measured */
  readonly measurements?: readonly Measurement[];
}

export const emptyRecording = (experiment: Experiment): Recording => ({
  format: 'ticket-lab-recording',
  version: 2,
  experiment,
  engine: null,
  data: null,
  runs: [],
  masks: [],
  warnings: [],
});
