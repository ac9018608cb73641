import type { Work } from '../work';
import { mostFrequentShare } from './guessing';
import { train } from './loop';
import { loadSplits } from './prepare';

const work: Work = {
  id: 'classification',
  load(settings, seed, files) {
    const splits = loadSplits(settings, seed, files);
    const { inputShape, classNames, validation } = splits;
    return { splits, info: { inputShape, classNames, mostFrequent: mostFrequentShare(validation.labels) } };
  },
  train,
};

export default work;
