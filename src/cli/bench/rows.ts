/** Whole training steps: batch assembly, forward, loss, backward, optimizer. */
export interface TrainingRow {
  readonly kind: 'training';
  readonly engine: string;
  readonly network: string;
  readonly batch: number;
  /** fraction of each kernel's weights left */
  readonly density: number;
  readonly stepsPerSecond: number;
  readonly msPerStep: number;
}

/** Anything else that is measured, once a call. */
export interface TaskRow {
  readonly kind: 'task';
  readonly task: string;
  readonly ms: number;
}

export type Row = TrainingRow | TaskRow;

/** One JSON object on one line. */
export function asJson(row: Row): string {
  const { kind: _kind, ...numbers } = row;
  return JSON.stringify(numbers, (_key, value) =>
    typeof value === 'number' ? Number(value.toPrecision(5)) : value,
  );
}

export const TABLE_HEAD = [
  'engine   network          batch   weights left     steps/s    ms/step',
  '-------  ---------------  -----  -------------  ----------  ---------',
].join('\n');

/** One line of the table. */
export function asTableLine(row: Row): string {
  if (row.kind === 'task') return `${row.task.padEnd(55)}  ${row.ms.toFixed(1)} ms`;
  return [
    row.engine.padEnd(7),
    row.network.padEnd(15),
    String(row.batch).padStart(5),
    `${(row.density * 100).toFixed(1)} %`.padStart(13),
    row.stepsPerSecond.toFixed(0).padStart(10),
    row.msPerStep.toFixed(3).padStart(9),
  ].join('  ');
}
