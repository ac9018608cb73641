/** What a task's PyTorch script has of its own. */
import type { Entry } from '../../registry';
import type { TrainingRun } from '../../tasks/training';
import type { Ticket } from './ticket';

/** How the run was trained, besides what the experiment says of every run. */
export type Protocol = Pick<TrainingRun, 'learningRate' | 'schedule' | 'startStep' | 'augment'> & {
  /** absent: as the experiment says */
  readonly steps?: number;
  readonly optimizer?: TrainingRun['optimizer'];
};

/** Of the task with the same id. */
export interface TaskScript extends Entry {
  /** the script; {{SHARED}} stands for what all have, {{NAME}} for a value */
  readonly template: string;
  /** the values that only this task's script has, as Python writes them */
  values(ticket: Ticket, protocol: Protocol): Readonly<Record<string, string>>;
}
