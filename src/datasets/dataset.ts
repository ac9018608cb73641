/** What a data set is. Bytes come in as arguments: nothing here fetches. */

/** Labelled examples in one array, row by row. */
export interface Examples {
  readonly count: number;
  /** [count, ...inputShape]; bytes stand for value / 255 */
  readonly inputs: Uint8Array | Float32Array;
  /** [count], class numbers from 0 */
  readonly labels: Uint8Array;
}

/** The three parts of a data set. Nothing is ever chosen on `test`. */
export interface Splits {
  readonly inputShape: readonly number[];
  readonly classNames: readonly string[];
  readonly train: Examples;
  readonly validation: Examples;
  readonly test: Examples;
  /** what engines do to pixels before the network sees them; absent: nothing */
  readonly standardization?: Standardization;
}

/** (x − mean) / standard deviation, by channel; of value / 255. Computed on training examples alone. */
export interface Standardization {
  readonly mean: readonly number[];
  readonly standardDeviation: readonly number[];
}

export type SplitName = 'train' | 'validation' | 'test';

/** The `data` section of an experiment. */
export interface DataSettings {
  readonly set: string;
  readonly train: number;
  readonly validation: number;
  readonly test: number;
  /** Strokes: 0 (clean) … 1 (very distorted) */
  readonly difficulty: number;
  /** 2-D sets: standard deviation of the noise, in the units of the axes */
  readonly noise: number;
  /** images: "full", or "half" or "quarter" of the side; absent: full */
  readonly imageSize?: string;
  /** images: "per-channel" or "none"; absent: none */
  readonly standardize?: string;
  /** own images: "upright", or "transposed" for files that hold rows as columns; absent: upright */
  readonly orientation?: string;
}

/** A file a data set is read from. */
export interface DataFile {
  /** key in DataFiles and role on screen: "train-images" */
  readonly role: string;
  /** file name in the `data/` folder, without .gz: "mnist/train-images-idx3-ubyte" */
  readonly path: string;
  /** how it is read: IDX images or labels, CIFAR's records of a label and an image, or names of classes */
  readonly contents: 'images' | 'labels' | 'records' | 'names';
  /** bytes of the unpacked file, where fixed */
  readonly bytes?: number;
  /** SHA-256 of the unpacked file, where an official one exists */
  readonly sha256?: string;
  /** labels: how many examples each class has, where all have the same number */
  readonly perClass?: number;
  /** may the set be read without it? */
  readonly optional?: boolean;
  /** public mirrors with CORS, tried in order, on request only */
  readonly mirrors: readonly string[];
}

/** Unpacked bytes by role. */
export type DataFiles = Readonly<Record<string, Uint8Array>>;

/** Examples by the kind of picture that shows one. */
export type SampleDrawing = 'image' | 'point';

/** A data set: one file in datasets/sets/, found by the folder's index. */
export interface DataSet {
  readonly id: string;
  /** place in lists, ascending */
  readonly order: number;
  /** of made data: goes up when the same settings give other examples */
  readonly version?: number;
  /** shape of one input without the batch axis; `null` when only its files tell */
  readonly inputShape: readonly number[] | null;
  /** number of classes; `null` when only its files tell */
  readonly classes: number | null;
  readonly drawing: SampleDrawing;
  /** which settings besides the three sizes it uses */
  readonly options: readonly ('difficulty' | 'noise')[];
  /** most examples it can give: `train` counts training and validation together */
  readonly most: { readonly train: number; readonly test: number };
  /** files it needs; empty for generated sets */
  readonly files: readonly DataFile[];
  /** where a person gets the files when no mirror has them one by one */
  readonly archive?: string;
  /**
   * Generates or parses the examples.
   * @param seed of the streams "data" (generation) and "split" (which examples validate)
   * @throws Error naming the file, what it holds and what was expected.
   */
  load(settings: DataSettings, seed: number, files: DataFiles): Splits;
}
