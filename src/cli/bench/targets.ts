import type { TargetRow, TrainingRow } from './rows';

/** Names of what is measured, as rows carry them. */
export const LENET = 'lenet-300-100';
export const LENET_NO_ZEROS = 'lenet-300-100, no zeros';
export const CONV2 = 'conv-2';

/** The figures this project sets itself, as far as these rows tell them. */
export function targetsOf(rows: readonly TrainingRow[]): TargetRow[] {
  /** Steps per second; NaN when the row was not measured. */
  const speed = (engine: string, network: string, at: number): number =>
    rows.find((row) => row.engine === engine && row.network === network && row.kept === at)?.stepsPerSecond ?? NaN;
  const memory = (network: string, what: 'megabytes' | 'megabytesWithoutData'): number =>
    Math.max(...rows.filter((row) => row.engine === 'simd' && row.network === network).map((row) => row[what]));
  const times = (target: string, value: number, atLeast: number): TargetRow => ({
    kind: 'target',
    target,
    value,
    atLeast,
    unit: '×',
  });
  const own = (network: string, at: number): number => speed('simd', network, at);
  const reference = speed('tfjs-wasm', LENET, 1);
  const work = (network: string): number =>
    rows.find((row) => row.engine === 'simd' && row.network === network && row.kept === 1)?.gigaflops ?? NaN;
  const all = [
    times('LeNet-300-100 dense, against TF.js wasm', own(LENET, 1) / reference, 12),
    times('LeNet-300-100 at 21 %, against TF.js wasm', own(LENET, 0.21) / reference, 20),
    times('LeNet-300-100 at 3.6 %, against TF.js wasm', own(LENET, 0.036) / reference, 80),
    times('LeNet-300-100 at 1 %, against TF.js wasm', own(LENET, 0.01) / reference, 160),
    times('LeNet-300-100 at 3.6 %, against own dense step', own(LENET, 0.036) / own(LENET, 1), 6),
    times('Conv-2 multiply-adds per second, against LeNet without skipping', work(CONV2) / work(LENET_NO_ZEROS), 0.6),
    megabytes('LeNet-300-100, memory without data', memory(LENET, 'megabytesWithoutData'), 64),
    megabytes('Conv-2, memory with 300 examples', memory(CONV2, 'megabytes'), 512),
  ];
  return all.filter(({ value }) => Number.isFinite(value));
}

const megabytes = (target: string, value: number, atMost: number): TargetRow => ({
  kind: 'target',
  target,
  value,
  atMost,
  unit: 'MB',
});
