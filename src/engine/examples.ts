/** What an engine trains on: plain arrays, whatever they stand for. */

/** Examples with what the network should say to each, row by row. */
export interface Examples {
  readonly count: number;
  /** [count, ...inputShape]; bytes stand for value / 255, and where inputs are tokens for themselves */
  readonly inputs: Uint8Array | Float32Array;
  /** [count], numbers of outputs from 0; where inputs are tokens [count, T]: what follows each */
  readonly labels: Uint8Array;
}

/** The three parts of the data. Nothing is ever chosen on `test`. */
export interface Splits {
  readonly inputShape: readonly number[];
  /**
   * Examples are sequences, inputShape [T] and bytes: numbers of tokens from 0, each with a label, the one that follows.
   * Networks give [T, classes]; losses and right answers are means over all positions of all examples.
   */
  readonly tokens?: true;
  readonly train: Examples;
  readonly validation: Examples;
  readonly test: Examples;
  /** share of zeros among the inputs, where examples are made on the way and cannot be counted, 0 … 1 */
  readonly zeros?: number;
  /** what engines do to inputs before the network sees them; absent: nothing */
  readonly standardization?: Standardization;
}

/** (x − mean) / standard deviation, by channel; of value / 255. Computed on training examples alone. */
export interface Standardization {
  readonly mean: readonly number[];
  readonly standardDeviation: readonly number[];
}

export type SplitName = 'train' | 'validation' | 'test';

/**
 * From so many bytes of inputs on, one copy is kept where there were two: to bring in each batch anew costs a step of
 * sparse LeNet 18 µs, a tenth of it, and one of a convnet less than a hundredth.
 */
export const MANY_BYTES = 64e6;

export const inputBytes = ({ train, validation, test }: Splits): number =>
  [train, validation, test].reduce((sum, { inputs }) => sum + inputs.byteLength, 0);

/** The same splits, with what `change` makes of each part. */
export const withParts = <S extends Splits>(splits: S, change: (examples: Examples) => Examples): S => ({
  ...splits,
  train: change(splits.train),
  validation: change(splits.validation),
  test: change(splits.test),
});
