/** What is learnt from. */
import { said } from '../problems';
import { dataSets } from '../../tasks/classification/data-sets';
import type { DataSet } from '../../tasks/classification/dataset';
import type { DataSettings } from '../../tasks/task';
import { isOwn } from '../../tasks/classification/files/own-files';
import { imageSizes, inputShapeOf, orientations, standardizations } from '../../tasks/classification/prepare';
import { choice, counted, number, share } from '../../field';

/** What these settings have to know of an experiment. */
export interface WithData {
  readonly data: DataSettings;
}

const where =
  (is: (set: DataSet) => boolean) =>
  ({ data }: WithData): boolean =>
    is(dataSets.get(data.set));

export const hasImages = where(({ drawing }) => drawing === 'image');

/** Shape of an example; own files count as digits until they are read. */
export const shapeOf = ({ data }: WithData): readonly number[] => inputShapeOf(data) ?? [28, 28, 1];

/** So many as there are, less those that are taken. */
const upTo =
  (left: (most: DataSet['most'], data: DataSettings) => number) =>
  ({ data }: WithData) => {
    const max = left(dataSets.get(data.set).most, data);
    return { max, allowed: said('at-most', { most: max }) };
  };

const size = { ...counted, min: 100, step: 100, rare: true };
const image = { rare: true, applies: hasImages };

export const data = {
  set: choice({ choices: dataSets.ids, default: 'strokes' }),
  difficulty: number({
    ...share,
    default: 0.5,
    step: 0.05,
    applies: where(({ options }) => options.includes('difficulty')),
  }),
  noise: number({ ...share, default: 0.1, max: 0.5, applies: where(({ options }) => options.includes('noise')) }),
  train: number({ ...size, default: 10_000, max: 60_000, room: upTo(({ train }, data) => train - data.validation) }),
  validation: number({ ...size, default: 2_000, max: 10_000, room: upTo(({ train }, data) => train - data.train) }),
  test: number({ ...size, default: 5_000, max: 10_000, room: upTo(({ test }) => test) }),
  imageSize: choice({ ...image, choices: imageSizes, default: 'full' }),
  standardize: choice({ ...image, choices: standardizations, default: 'none' }),
  orientation: choice({ choices: orientations, default: 'upright', applies: where(isOwn) }),
};
