/** Whole training steps: batch assembly, forward, loss, backward, optimizer. */
export interface TrainingRow {
  readonly kind: 'training';
  readonly engine: string;
  readonly network: string;
  readonly batch: number;
  /** fraction of weights left */
  readonly density: number;
  /** of each kernel that is ever pruned; null: layers differ */
  readonly kept: number | null;
  /** name of a density that differs between layers; null: the same in each kernel */
  readonly profile: string | null;
  readonly stepsPerSecond: number;
  readonly msPerStep: number;
  /** operations of the weights that are left, two for a product and its addition, in 10⁹ a second */
  readonly gigaflops: number;
  /** bytes that a step moves at least, counted (engine/simd/plan/traffic.ts); null: nobody has counted */
  readonly megabytesMoved: number | null;
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

/** Whose dense steps ours are compared with; null: not told. */
export interface ReferenceRow {
  readonly kind: 'reference';
  readonly torch: string | null;
  readonly blas: string | null;
  readonly instructions: string | null;
}

/** A figure from the rows of this run, to be reached where it has a bound. */
export interface TargetRow {
  readonly kind: 'target';
  readonly target: string;
  readonly value: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly unit: string;
}

export type Row = TrainingRow | TaskRow | ReferenceRow | TargetRow;

/** One JSON object on one line. */
export function asJson(row: Row): string {
  const { kind: _kind, ...numbers } = row;
  return JSON.stringify(numbers, (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value));
}

export const TABLE_HEAD = [
  'engine       network                         batch   weights left     steps/s    ms/step  GFLOP/s   moved      MB',
  '-----------  ------------------------------  -----  -------------  ----------  ---------  -------  ------  ------',
].join('\n');

/** One line of the table. */
export function asTableLine(row: Row): string {
  switch (row.kind) {
    case 'task':
      return `${row.task.padEnd(63)}  ${row.ms.toFixed(1)} ms`;
    case 'target': {
      const { value, atLeast, atMost, unit } = row;
      const found = `${row.target.padEnd(63)}  ${`${value.toPrecision(3)} ${unit}`.padStart(8)}`;
      const bound = atLeast ?? atMost;
      if (bound === undefined) return found;
      const reached = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
      return `${found}  at ${atLeast === undefined ? 'most' : 'least'} ${bound} ${unit}  ${reached ? 'reached' : 'missed'}`;
    }
    case 'reference': {
      const { torch, blas, instructions } = row;
      return `PyTorch ${torch ?? 'of a version not told'}, ${blas ?? 'BLAS not told'}, ${instructions ?? 'instructions not told'}, one thread`;
    }
    case 'training':
      return [
        row.engine.padEnd(11),
        row.network.padEnd(30),
        String(row.batch).padStart(5),
        (row.profile ?? `${(row.density * 100).toFixed(1)} %`).padStart(13),
        row.stepsPerSecond.toFixed(row.stepsPerSecond < 100 ? 2 : 0).padStart(10),
        row.msPerStep.toFixed(3).padStart(9),
        row.gigaflops.toFixed(2).padStart(7),
        (row.megabytesMoved?.toFixed(1) ?? '–').padStart(6),
        row.megabytes.toFixed(0).padStart(6),
      ].join('  ');
    default:
      throw new Error(`Unknown row ${JSON.stringify(row satisfies never)}.`);
  }
}
