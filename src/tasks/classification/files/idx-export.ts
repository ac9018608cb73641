/**
 * The examples of an experiment as IDX files for other programs: inputs and labels of each split,
 * gzipped, the same bytes from the page and from the command line.
 */
import { gzipSync } from 'fflate';
import type { SplitName, Splits } from '../../../engine/examples';
import { axesOf, writeIdx, writeInputs } from './idx-format';

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const SPLITS: readonly SplitName[] = ['train', 'validation', 'test'];

/** "train-images-idx3-ubyte.gz", "train-points-idx2-float.gz"; one channel has no axis of its own. */
export function inputsName(split: SplitName, inputShape: readonly number[], areBytes: boolean): string {
  const what = inputShape.length === 3 ? 'images' : 'points';
  return `${split}-${what}-idx${axesOf(inputShape).length + 1}-${areBytes ? 'ubyte' : 'float'}.gz`;
}

export const labelsName = (split: SplitName): string => `${split}-labels-idx1-ubyte.gz`;

/** The six files: inputs and labels of training, validation and test, in the order of training. */
export const idxFiles = ({ inputShape, ...splits }: Splits): NamedFile[] =>
  SPLITS.flatMap((split) => {
    const examples = splits[split];
    const areBytes = examples.inputs instanceof Uint8Array;
    return [
      {
        name: inputsName(split, inputShape, areBytes),
        bytes: pack(writeInputs({ count: examples.count, inputShape, values: examples.inputs })),
      },
      { name: labelsName(split), bytes: pack(writeIdx('uint8', [examples.count], examples.labels)) },
    ];
  });

/** The time of packing is left out: equal data are equal files. */
const pack = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => gzipSync(bytes, { mtime: 0 });
