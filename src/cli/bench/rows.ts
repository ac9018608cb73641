/** Whole training steps: batch assembly, forward, loss, backward, optimizer. */
export interface TrainingRow {
  readonly kind: 'training';
  readonly engine: string;
  readonly network: string;
  readonly batch: number;
  /** fraction of weights left */
  readonly density: number;
  /** name of a density that differs between layers; null: the same in each kernel */
  readonly profile: string | null;
  readonly stepsPerSecond: number;
  readonly msPerStep: number;
  /** memory the engine holds, with the data */
  readonly megabytes: number;
  readonly megabytesWithoutData: number;
}

/** Anything else that is measured, once a call. */
export interface TaskRow {
  readonly kind: 'task';
  readonly task: string;
  readonly ms: number;
}

/** A figure to be reached, from the rows of this run. */
export interface TargetRow {
  readonly kind: 'target';
  readonly target: string;
  readonly value: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly unit: string;
}

export type Row = TrainingRow | TaskRow | TargetRow;

/** One JSON object on one line. */
export function asJson(row: Row): string {
  const { kind: _kind, ...numbers } = row;
  return JSON.stringify(numbers, (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value));
}

export const TABLE_HEAD = [
  'engine       network                         batch   weights left     steps/s    ms/step      MB',
  '-----------  ------------------------------  -----  -------------  ----------  ---------  ------',
].join('\n');

/** One line of the table. */
export function asTableLine(row: Row): string {
  switch (row.kind) {
    case 'task':
      return `${row.task.padEnd(63)}  ${row.ms.toFixed(1)} ms`;
    case 'target': {
      const { value, atLeast, atMost, unit } = row;
      const reached = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
      const bound = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
      const found = `${value.toPrecision(3)} ${unit}`.padStart(8);
      return `${row.target.padEnd(63)}  ${found}  ${bound} ${unit}${reached ? '' : '  missed'}`;
    }
    case 'training':
      return [
        row.engine.padEnd(11),
        row.network.padEnd(30),
        String(row.batch).padStart(5),
        (row.profile ?? `${(row.density * 100).toFixed(1)} %`).padStart(13),
        row.stepsPerSecond.toFixed(row.stepsPerSecond < 100 ? 2 : 0).padStart(10),
        row.msPerStep.toFixed(3).padStart(9),
        row.megabytes.toFixed(0).padStart(6),
      ].join('  ');
    default:
      throw new Error(`Unknown row ${JSON.stringify(row satisfies never)}.`);
  }
}
