/** What classifiers are judged by, for tests. */
import type { Standard } from '../../lottery/metric';
import { standardOf } from '../task';
import task from './task';

/** @param mostFrequent share of the most frequent of the validation examples' classes, 0 … 1 */
export const standardFor = (classes = 10, examples = 2_000, mostFrequent = 1 / classes): Standard =>
  standardOf(task, {
    settings: { set: 'idx', train: examples, validation: examples, test: examples },
    info: {
      inputShape: [],
      classNames: Array.from({ length: classes }, (_, at) => String(at)),
      mostFrequent,
    },
  });
