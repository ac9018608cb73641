import type { Work } from '../work';
import { dataSets } from './data-sets';
import { mostFrequentShare } from './guessing';
import { train } from './loop';
import { loadSplits } from './prepare';
import { settingsOf } from './settings';

/** Examples shown: images side by side, points in one picture. */
const SHOWN = { image: 32, point: 400 } as const;

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
  train,
};

export default work;
