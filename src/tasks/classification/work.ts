import type { Evaluation } from '../../engine/engine';
import { supervised } from '../supervised';
import type { Work } from '../work';
import { dataSets } from './data-sets';
import { mostFrequentShare } from './guessing';
import task from './task';
import { loadSplits } from './prepare';
import { settingsOf } from './settings';

/** Examples shown: images side by side, points in one picture. */
const SHOWN = { image: 32, point: 400 } as const;

const measure = ({ loss, right }: Evaluation) => ({ loss, accuracy: right });

const work: Work = {
  id: 'classification',
  load(settings, seed, files) {
    const splits = loadSplits(settingsOf(settings), seed, files);
    const { inputShape, classNames, validation } = splits;
    return { splits, info: { inputShape, classNames, mostFrequent: mostFrequentShare(validation.labels) } };
  },
  show(settings, seed, files) {
    const count = SHOWN[dataSets.get(settings.set).drawing];
    const few = { ...settings, train: count, validation: 100, test: 100 };
    const { inputShape, classNames, train: examples } = loadSplits(settingsOf(few), seed, files);
    return { inputShape, classNames, ...examples };
  },
  measure,
  train: supervised(task, measure),
};

export default work;
