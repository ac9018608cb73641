/** What a data set is. Bytes come in as arguments: nothing here fetches. */
import type { Splits as EngineSplits } from '../../engine/examples';
import type { DataFiles, DataSettings, TaskSet } from '../task';

/** The examples of a data set; labels are numbers of classes. */
export interface Splits extends EngineSplits {
  readonly classNames: readonly string[];
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

/** What a set gives its examples by. */
export interface Asked extends DataSettings {
  /** strokes, textures: 0 (clean) … 1 (very distorted) */
  readonly difficulty: number;
  /** points: standard deviation, in the units of the axes */
  readonly noise: number;
}

/** Examples by the kind of picture that shows one. */
type SampleDrawing = 'image' | 'point';

/** A data set: one file in sets/, found by data-sets.ts. */
export interface DataSet extends TaskSet {
  /** place in lists, ascending */
  readonly order: number;
  /** shape of one input without the batch axis; `null` when only its files tell */
  readonly inputShape: readonly number[] | null;
  /** number of classes; `null` when only its files tell */
  readonly classes: number | null;
  readonly drawing: SampleDrawing;
  /** which settings besides the three sizes it uses */
  readonly options: readonly ('difficulty' | 'noise')[];
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
  load(settings: Asked, seed: number, files: DataFiles): Splits;
}
