/** What is done to every data set's examples after they are read: made smaller, standardized. */
import { Problem } from '../../problem';
import { said } from './problems';
import { dataSets } from './data-sets';
import type { Examples, Standardization } from '../../engine/examples';
import type { Splits } from './dataset';
import type { DataFiles } from '../task';
import { isOwn } from './files/own-files';
import type { Settings } from './settings';

/** Pixels of a side that become one. */
const SHRINK = { full: 1, half: 2, quarter: 4 };

/** Shape of one input of a set with these settings; `null` when only its files tell. */
export function inputShapeOf({
  set,
  imageSize = 'full',
}: Pick<Settings, 'set' | 'imageSize'>): readonly number[] | null {
  const { inputShape, drawing } = dataSets.get(set);
  return inputShape && drawing === 'image' ? shrunk(inputShape, SHRINK[imageSize]) : inputShape;
}

/**
 * The examples an experiment asks for.
 * @param seed of the streams "data" and "split"
 * @throws Error naming the file or the setting, what it holds and what is allowed.
 */
export function loadSplits(settings: Settings, seed: number, files: DataFiles): Splits {
  const set = dataSets.get(settings.set);
  const splits = set.load(settings, seed, files);
  if (splits.inputShape.length !== 3) return splits; // points: of the set, or in a person's own files
  const isTransposed = isOwn(set) && settings.orientation === 'transposed';
  const smaller = shrinkSplits(isTransposed ? transposed(splits) : splits, SHRINK[settings.imageSize ?? 'full']);
  return settings.standardize === 'per-channel' ? { ...smaller, standardization: standardizationOf(smaller) } : smaller;
}

const shrunk = ([rows, columns, channels]: readonly number[], by: number): number[] => [
  Math.floor(rows / by),
  Math.floor(columns / by),
  channels,
];

/** Rows become columns, as EMNIST's images need. */
function transposed(splits: Splits): Splits {
  const { inputShape, train, validation, test } = splits;
  const [rows, columns, channels] = inputShape;
  const turn = (examples: Examples): Examples => {
    const { inputs } = examples;
    const turned = inputs.slice();
    const size = rows * columns * channels;
    for (let from = 0; from < inputs.length; from += size) {
      for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
          for (let channel = 0; channel < channels; channel += 1) {
            turned[from + (column * rows + row) * channels + channel] =
              inputs[from + (row * columns + column) * channels + channel];
          }
        }
      }
    }
    return { ...examples, inputs: turned };
  };
  return {
    ...splits,
    inputShape: [columns, rows, channels],
    train: turn(train),
    validation: turn(validation),
    test: turn(test),
  };
}

function shrinkSplits(splits: Splits, by: number): Splits {
  if (by === 1) return splits;
  const { inputShape, train, validation, test } = splits;
  const [rows, columns] = inputShape;
  if (rows < by || columns < by) {
    throw new Problem(said('cannot-shrink', { rows, columns, by }));
  }
  const shrink = (examples: Examples): Examples => shrinkExamples(examples, inputShape, by);
  return {
    ...splits,
    inputShape: shrunk(inputShape, by),
    train: shrink(train),
    validation: shrink(validation),
    test: shrink(test),
  };
}

/** Each pixel is the mean of by × by, rounded; what is left over at the right and below is cut off. */
function shrinkExamples(examples: Examples, shape: readonly number[], by: number): Examples {
  const [rows, columns, channels] = shape;
  const [newRows, newColumns] = shrunk(shape, by);
  const { count, inputs, labels } = examples;
  const smaller = new Uint8Array(count * newRows * newColumns * channels);
  let to = 0;
  for (let example = 0; example < count; example += 1) {
    for (let row = 0; row < newRows; row += 1) {
      for (let column = 0; column < newColumns; column += 1) {
        for (let channel = 0; channel < channels; channel += 1) {
          let sum = 0;
          for (let y = row * by; y < (row + 1) * by; y += 1) {
            const from = ((example * rows + y) * columns + column * by) * channels + channel;
            for (let x = 0; x < by; x += 1) sum += inputs[from + x * channels];
          }
          smaller[to] = Math.floor(sum / (by * by) + 0.5);
          to += 1;
        }
      }
    }
  }
  return { count, inputs: smaller, labels };
}

/**
 * Mean and standard deviation of each channel over the training images. Sums of bytes and of their
 * squares are whole numbers below 2⁵³, so every machine finds the same bits.
 * @throws Error when a channel is constant.
 */
function standardizationOf({ inputShape, train }: Splits): Standardization {
  const channels = inputShape[2];
  const sums = new Float64Array(channels);
  const squares = new Float64Array(channels);
  const { inputs } = train;
  for (let at = 0; at < inputs.length; at += 1) {
    sums[at % channels] += inputs[at];
    squares[at % channels] += inputs[at] * inputs[at];
  }
  const count = inputs.length / channels;
  const mean = Array.from(sums, (sum) => sum / count);
  const standardDeviation = Array.from(squares, (square, channel) =>
    Math.sqrt(square / count - mean[channel] * mean[channel]),
  );
  const constant = standardDeviation.findIndex((deviation) => !(deviation > 0));
  if (constant >= 0) throw new Problem(said('constant-channel', { channel: constant, value: mean[constant] }));
  return { mean: mean.map((value) => value / 255), standardDeviation: standardDeviation.map((value) => value / 255) };
}
