/** What was found for the roles of a data set, and what is missing. */
import type { Said, Sentence } from '../../../problem';
import { said } from '../problems';
import { MissingFile } from './data-file-error';
import type { DataFile } from '../dataset';
import type { DataFiles } from '../../task';
import { fileName } from './file-name';
import type { Part } from './format';
import { writeInputs } from './idx-format';
import type { Inputs } from './inputs';
import type { Labels } from './labels';
import type { HeldExamples } from './own-files';

/** The files, and what was understood. */
export interface Assembled {
  readonly files: DataFiles;
  /** in sentences */
  readonly said: readonly Said[];
  /** of files of one's own; null: the set knows */
  readonly held: HeldExamples | null;
}

/** Examples by part and kind, with the name of the file that they come from. */
export interface Found<T> {
  readonly name: string;
  readonly order: number;
  readonly value: T;
}

export interface Examples {
  readonly inputs: Map<string, Found<Inputs & { readonly kept?: Uint8Array }>>;
  readonly labels: Map<string, Found<Labels>>;
}

export const imagesOf = (part: Part): string => `${part}-images`;
export const labelsOf = (part: Part): string => `${part}-labels`;

/** A file of MNIST's format, as it was where it came so. */
export const inputsFile = ({ kept, ...inputs }: Inputs & { readonly kept?: Uint8Array }): Uint8Array =>
  kept ?? writeInputs(inputs);

/** What a file of inputs holds: "60000 images of 28 × 28 pixels". */
export const describeInputs = ({ count, inputShape }: Pick<Inputs, 'count' | 'inputShape'>): Sentence =>
  inputShape.length === 1
    ? said('of-points', { count })
    : said(inputShape[2] === 3 ? 'of-color-images' : 'of-images', {
        count,
        rows: inputShape[0],
        columns: inputShape[1],
      });

export const missing = (file: DataFile): MissingFile => new MissingFile(fileName(file));
