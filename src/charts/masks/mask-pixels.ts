/** One layer as a picture: one pixel per weight. */
import { sizeOf } from '../../lottery/parameters';
import { mix, packed, type Palette } from '../kit/pixels';
import { isKept } from '../kit/prunings';
import type { Slices } from '../kit/use-in-slices';

export interface LayerPicture {
  /** all axes of the kernel but the last, [in] or [height · width · in] */
  readonly inputs: number;
  readonly outputs: number;
  /** the longer side lies along the width: true when columns are inputs */
  readonly inputsAcross: boolean;
  readonly width: number;
  readonly height: number;
}

/** How a kernel of this shape lies on the screen. */
export function pictureOf(shape: readonly number[]): LayerPicture {
  const outputs = shape[shape.length - 1];
  const inputs = sizeOf(shape) / outputs;
  const inputsAcross = inputs >= outputs;
  return {
    inputs,
    outputs,
    inputsAcross,
    width: inputsAcross ? inputs : outputs,
    height: inputsAcross ? outputs : inputs,
  };
}

/** Position of the weight at a column and row of the picture. */
export const indexAt = (picture: LayerPicture, column: number, row: number): number =>
  picture.inputsAcross ? column * picture.outputs + row : row * picture.outputs + column;

/** Column and row of a weight. */
export function cellOf(picture: LayerPicture, index: number): readonly [column: number, row: number] {
  const [input, output] = [Math.floor(index / picture.outputs), index % picture.outputs];
  return picture.inputsAcross ? [input, output] : [output, input];
}

/** Steps of intensity per sign. */
export const STEPS = 64;

/** Every n-th weight is enough to know their scale. */
const SAMPLED = 20_000;

/** A coloured picture. */
interface ColouredPicture {
  readonly picture: LayerPicture;
  /** packed, [height, width] */
  readonly pixels: Uint32Array;
}

/** Weights coloured in one slice. */
const SLICE = 300_000;

/**
 * One pixel per weight: pruned weights are paper, survivors orange or blue by the sign of the
 * weight and stronger with |w|, or brown where only the mask is known.
 */
export function* maskPixels(
  picture: LayerPicture,
  prunedIn: Uint8Array | null,
  weights: Float32Array | null,
  round: number,
  palette: Palette,
): Slices<ColouredPicture> {
  const { inputs, outputs, inputsAcross, width } = picture;
  const pixels = new Uint32Array(inputs * outputs);
  const paper = packed(palette.paper);
  const kept = packed(palette.kept);
  const ramp = signRamp(palette);
  const scale = weights ? STEPS / (2.5 * rootMeanSquare(weights, prunedIn, round)) : 0;
  // one look-up per weight instead of two comparisons
  const isLeft = Uint8Array.from({ length: 256 }, (_, byte) => (isKept(byte, round) ? 1 : 0));
  let index = 0;
  let until = SLICE;
  for (let input = 0; input < inputs; input += 1) {
    if (index >= until) {
      yield;
      until = index + SLICE;
    }
    for (let output = 0; output < outputs; output += 1, index += 1) {
      const at = inputsAcross ? output * width + input : index;
      if (prunedIn && isLeft[prunedIn[index]] === 0) pixels[at] = paper;
      else if (weights) {
        const step = Math.max(-STEPS, Math.min(STEPS, Math.round(weights[index] * scale)));
        pixels[at] = ramp[step + STEPS];
      } else pixels[at] = kept;
    }
  }
  return { picture, pixels };
}

/** From strong negative over faint to strong positive; even a small survivor differs from paper. */
export const signRamp = ({ paper, negative, positive }: Palette): Uint32Array =>
  Uint32Array.from({ length: 2 * STEPS + 1 }, (_, at) => {
    const step = at - STEPS;
    return packed(mix(paper, step < 0 ? negative : positive, 0.3 + 0.7 * (Math.abs(step) / STEPS)));
  });

/** Of a sample of the weights that are left; 1 where there is none. */
export function rootMeanSquare(weights: Float32Array, prunedIn: Uint8Array | null, round: number): number {
  const stride = Math.max(1, Math.floor(weights.length / SAMPLED));
  let [sum, n] = [0, 0];
  for (let at = 0; at < weights.length; at += stride) {
    if (prunedIn && !isKept(prunedIn[at], round)) continue;
    sum += weights[at] ** 2;
    n += 1;
  }
  return n > 0 && sum > 0 ? Math.sqrt(sum / n) : 1;
}
