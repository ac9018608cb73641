import type { Examples } from '../../engine/examples';
import type { Work } from '../work';
import { environments } from './environments';
import { actingOf } from './settings';
import { train, type ActingSplits } from './training';

const NONE: Examples = { count: 0, inputs: new Float32Array(), labels: new Uint8Array() };

const work: Work<ActingSplits> = {
  id: 'control',
  load(settings, seed) {
    const { observation, zeros } = environments.get(settings.set);
    const none = { train: NONE, validation: NONE, test: NONE };
    const acting = actingOf(settings);
    return {
      splits: { ...none, inputShape: observation, zeros, environment: settings.set, acting, seed },
      info: { inputShape: observation, classNames: [] },
    };
  },
  train,
};

export default work;
