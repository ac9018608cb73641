/**
 * Augmentation of training images: flipped left to right at random, padded by 4 pixels of 0 and cut
 * out at a random place, as Frankle & Carbin 2019 train ResNet and VGG (SCIENCE §1). The same on
 * every engine: pixels are moved here, before a batch is sent to it.
 */
import { stream, type RandomStream } from '../../lottery/random/stream';

/** Pixels an image is shifted by at most, in each direction. */
export const SHIFT = 4;

/** How one image is moved: output (row, column) is input (row + down, column + right), mirrored first. */
export interface Move {
  readonly flip: boolean;
  readonly down: number;
  readonly right: number;
}

/** Half of the images are flipped; shifts are uniform in −SHIFT … SHIFT. */
export function drawMove(random: RandomStream): Move {
  const flip = random.below(2) === 1;
  const down = random.below(2 * SHIFT + 1) - SHIFT;
  const right = random.below(2 * SHIFT + 1) - SHIFT;
  return { flip, down, right };
}

/** Writes the image at `from`, [rows, columns, channels], moved, to `to`; 0 comes in at the edges. */
export function moveImage(
  target: Uint8Array,
  to: number,
  source: Uint8Array,
  from: number,
  [rows, columns, channels]: readonly number[],
  { flip, down, right }: Move,
): void {
  for (let row = 0; row < rows; row += 1) {
    const sourceRow = row + down;
    const isInside = sourceRow >= 0 && sourceRow < rows;
    for (let column = 0; column < columns; column += 1) {
      const shifted = column + right;
      const at = to + (row * columns + column) * channels;
      if (!isInside || shifted < 0 || shifted >= columns) {
        target.fill(0, at, at + channels);
        continue;
      }
      const sourceColumn = flip ? columns - 1 - shifted : shifted;
      const place = from + (sourceRow * columns + sourceColumn) * channels;
      for (let channel = 0; channel < channels; channel += 1) target[at + channel] = source[place + channel];
    }
  }
}

/**
 * The images `examples` of `source`, each moved, one after the other in `target`.
 * @param seed of the streams, one for each step: a run goes on from any step to the same images
 */
export function augmentBatch(
  target: Uint8Array,
  source: Uint8Array,
  shape: readonly number[],
  examples: Uint32Array,
  seed: number,
  step: number,
): void {
  const size = shape.reduce((product, length) => product * length, 1);
  const random = stream(seed, 'augmentation', step);
  examples.forEach((example, at) => moveImage(target, at * size, source, example * size, shape, drawMove(random)));
}

/** What is said of inputs that cannot be moved. */
export const notImages = (shape: readonly number[]): string =>
  `Only images of bytes can be augmented, not inputs of shape ${shape.join(' × ')}.`;
