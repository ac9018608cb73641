/** How tasks are worked on: the other half of each, which the page does without. */
import type { Engine, Evaluation } from '../engine/engine';
import type { Examples, Splits } from '../engine/examples';
import { registry, type Entry } from '../registry';
import type { DataFiles, DataInfo, DataSettings } from './task';
import type { Checkpoint, TrainedRun, TrainingControl, TrainingRun } from './training';

export interface Loaded<S extends Splits> {
  readonly splits: S;
  readonly info: Omit<DataInfo, 'filesHash'>;
}

/** A few examples, for people to see. */
export interface Shown extends Examples, Pick<DataInfo, 'inputShape' | 'classNames'> {}

/**
 * Examples and loop of a task, of the same id. S: the examples, with whatever else of plain data the loop has to know:
 * it runs elsewhere.
 */
export interface Work<S extends Splits = Splits> extends Entry {
  /**
   * The examples an experiment asks for.
   * @param seed of the streams "data" and "split"
   * @throws Error naming the file or the setting, what it holds and what is allowed.
   */
  load(settings: DataSettings, seed: number, files: DataFiles): Loaded<S>;
  /** Training examples that show what is learnt; absent: none are shown. @throws Error as `load` does */
  show?(settings: DataSettings, seed: number, files: DataFiles): Shown;
  /** What is measured of labelled examples, by the ids of metrics; absent: its examples have no labels. */
  measure?(evaluation: Evaluation): Readonly<Record<string, number>>;
  /** @param from where to go on, to the same bits */
  train(
    engine: Engine,
    splits: S,
    run: TrainingRun,
    control: TrainingControl,
    from: Checkpoint | null,
  ): Promise<TrainedRun>;
}

export const works = registry<Work>('task', import.meta.glob<Work>('./*/work.ts', { eager: true, import: 'default' }));
