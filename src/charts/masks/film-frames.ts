/** The frames of the film: what is left of each pixel by round, on the page and as numbers. */
import type { MaskRecord } from '../../recording/recording';
import type { Network } from '../../models/network';
import type { Value } from '../export/chart-data';
import { survivorsByPixel } from '../kit/prunings';

export interface Frame {
  readonly round: number;
  /** P_m, 0 … 1 */
  readonly remaining: number;
  /** fraction of each pixel's weights that is left, row by row; null in rounds to come or without pixels */
  readonly densities: Float32Array | null;
  readonly done: boolean;
}

/**
 * @param remaining P_m (0 … 1) after rounds 0 … the last planned one
 * @param mask of the ticket; null before the first network is trained
 */
export function layout(network: Network, remaining: readonly number[], mask: MaskRecord | null): Frame[] {
  const done = mask ? Math.min(mask.remaining.length, remaining.length) : 0;
  const [height, width, channels] = network.inputShape;
  const first = network.parameters.findIndex((spec) => spec.prunable);
  const prunedIn = mask?.prunedIn[first] ?? null;
  const isDense = network.parameters[first]?.shape.length === 2;
  if (!prunedIn || network.inputShape.length !== 3 || !isDense) {
    return remaining.map((value, round) => ({
      round,
      remaining: value,
      densities: null,
      done: round < done,
    }));
  }
  const perPixel = prunedIn.length / (height * width);
  const counts = survivorsByPixel(prunedIn, perPixel / channels, channels, Math.max(done - 1, 0));
  return remaining.map((value, round) => ({
    round,
    remaining: value,
    densities: round < done ? Float32Array.from(counts[round], (left) => left / perPixel) : null,
    done: round < done,
  }));
}

/** One row a pixel and round that is done; rounds without pixels are one row each. */
export function* filmRows(frames: readonly Frame[], width: number): Generator<Value[]> {
  for (const { round, remaining, densities } of frames.filter(({ done }) => done)) {
    if (!densities) yield [round, remaining, null, null, null];
    else
      for (const [at, density] of densities.entries())
        yield [round, remaining, Math.floor(at / width) + 1, (at % width) + 1, density];
  }
}
