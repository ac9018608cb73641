/** The settings of classification's data. */
import { choice, number, share, valuesIn, type Values } from '../../field';
import type { DataSettings, WithData } from '../task';
import { dataSets } from './data-sets';
import type { Asked, DataSet } from './dataset';
import { isOwn } from './files/own-files';

const where =
  (is: (set: DataSet) => boolean) =>
  ({ data }: WithData): boolean =>
    is(dataSets.get(data.set));

export const hasImages = where(({ drawing }) => drawing === 'image');
const has = (option: DataSet['options'][number]) => where(({ options }) => options.includes(option));

const image = { applies: hasImages };

export const fields = {
  made: {
    difficulty: number({ ...share, default: 0.5, step: 0.05, applies: has('difficulty') }),
    noise: number({ ...share, default: 0.1, max: 0.5, applies: has('noise') }),
  },
  prepared: {
    imageSize: choice({ ...image, choices: ['full', 'half', 'quarter'], default: 'full' }),
    standardize: choice({ ...image, choices: ['none', 'per-channel'], default: 'none' }),
    /** own images: "transposed" for files that hold rows as columns */
    orientation: choice({ choices: ['upright', 'transposed'], default: 'upright', main: true, applies: where(isOwn) }),
  },
};

/** All settings of its data. */
export type Settings = Asked & Partial<Values<(typeof fields)['prepared']>>;

export const settingsOf = (data: DataSettings): Settings => ({
  ...data,
  ...valuesIn(fields.made, data),
  ...valuesIn(fields.prepared, data),
});
