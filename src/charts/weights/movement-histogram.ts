/** |θ_T − θ₀| of the weights that stay and of those that are pruned, as histograms. */
import type { Weights } from '../../lottery/parameters';
import { isKept } from '../kit/prunings';

/** Frankle & Carbin 2019, App. F: movement is measured on the full network's training run. */
interface MovementData {
  readonly theta0: Weights;
  /** of the full network */
  readonly thetaT: Weights;
  /** as in MaskRecord */
  readonly prunedIn: readonly (Uint8Array | null)[];
  /** the ticket is what is left after this round */
  readonly round: number;
}

export interface Histogram {
  /** |θ_T − θ₀| at the right edge of the last bin */
  readonly most: number;
  /** fraction of the group per bin */
  readonly kept: readonly number[];
  readonly pruned: readonly number[];
  readonly meanKept: number;
  readonly meanPruned: number;
}

export const BINS = 40;

/** Most weights looked at, every n-th of larger networks: plenty for 40 bins, and quick. */
const SAMPLES = 60_000;

export function histogramOf(data: MovementData): Histogram | null {
  const { theta0, thetaT, prunedIn, round } = data;
  const total = prunedIn.reduce((sum, bytes) => sum + (bytes?.length ?? 0), 0);
  const stride = Math.max(1, Math.ceil(total / SAMPLES));
  const keptAll = new Float32Array(Math.ceil(total / stride) + prunedIn.length);
  const prunedAll = new Float32Array(keptAll.length);
  let [keptCount, prunedCount] = [0, 0];
  prunedIn.forEach((bytes, parameter) => {
    if (!bytes) return;
    const [before, after] = [theta0[parameter], thetaT[parameter]];
    for (let at = 0; at < bytes.length; at += stride) {
      const byte = bytes[at];
      const distance = Math.abs(after[at] - before[at]);
      if (isKept(byte, round)) keptAll[keptCount++] = distance;
      else prunedAll[prunedCount++] = distance;
    }
  });
  const [kept, pruned] = [keptAll.subarray(0, keptCount), prunedAll.subarray(0, prunedCount)];
  if (keptCount + prunedCount === 0) return null;
  const most = Math.max(highEnd(kept), highEnd(pruned), 1e-9);
  return {
    most,
    kept: fractionsOf(kept, most),
    pruned: fractionsOf(pruned, most),
    meanKept: meanOf(kept),
    meanPruned: meanOf(pruned),
  };
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(values.length, 1);
}

/** The value that 99 % stay below, read from up to 2,000 of them. */
function highEnd(values: Float32Array): number {
  if (values.length === 0) return 0;
  const stride = Math.max(1, Math.floor(values.length / 2000));
  const some = Float32Array.from(
    { length: Math.floor((values.length - 1) / stride) + 1 },
    (_, at) => values[at * stride],
  );
  return some.toSorted()[Math.min(some.length - 1, Math.floor(some.length * 0.99))];
}

function fractionsOf(values: Float32Array, most: number): number[] {
  const bins = new Uint32Array(BINS + 1); // the last one holds what is beyond `most`
  const scale = BINS / most;
  for (const value of values) bins[Math.min(Math.floor(value * scale), BINS)] += 1;
  return Array.from(bins.subarray(0, BINS), (inBin) => inBin / Math.max(values.length, 1));
}
