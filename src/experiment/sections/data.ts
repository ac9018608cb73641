/** What is learnt from. */
import { said } from '../problems';
import { dataSets } from '../../tasks/classification/data-sets';
import type { DataSet, DataSettings } from '../../tasks/classification/dataset';
import { isOwn } from '../../tasks/classification/files/own-files';
import { imageSizes, inputShapeOf, orientations, standardizations } from '../../tasks/classification/prepare';
import { choice, number } from '../../field';

/** What these settings have to know of an experiment. */
export interface WithData {
  readonly data: DataSettings;
}

const setOf = ({ data }: WithData): DataSet => dataSets.get(data.set);
const has = (option: DataSet['options'][number]) => (experiment: WithData) =>
  setOf(experiment).options.includes(option);

export const hasImages = (experiment: WithData): boolean => setOf(experiment).drawing === 'image';

/** Shape of an example; own files count as digits until they are read. */
export const shapeOf = ({ data }: WithData): readonly number[] => inputShapeOf(data) ?? [28, 28, 1];

const atMost = (max: number) => ({ max, allowed: said('at-most', { most: max }) });
const size = { min: 100, step: 100, scale: 'log', unit: 'count', rare: true } as const;

export const data = {
  set: choice({ choices: dataSets.ids, default: 'strokes' }),
  difficulty: number({ default: 0.5, min: 0, max: 1, step: 0.05, applies: has('difficulty') }),
  noise: number({ default: 0.1, min: 0, max: 0.5, step: 0.01, applies: has('noise') }),
  train: number({
    ...size,
    default: 10_000,
    max: 60_000,
    room: (experiment: WithData) => atMost(setOf(experiment).most.train - experiment.data.validation),
  }),
  validation: number({
    ...size,
    default: 2_000,
    max: 10_000,
    room: (experiment: WithData) => atMost(setOf(experiment).most.train - experiment.data.train),
  }),
  test: number({
    ...size,
    default: 5_000,
    max: 10_000,
    room: (experiment: WithData) => atMost(setOf(experiment).most.test),
  }),
  imageSize: choice({ choices: imageSizes, default: 'full', rare: true, applies: hasImages }),
  standardize: choice({ choices: standardizations, default: 'none', rare: true, applies: hasImages }),
  orientation: choice({
    choices: orientations,
    default: 'upright',
    applies: (experiment: WithData) => isOwn(setOf(experiment)),
  }),
};
