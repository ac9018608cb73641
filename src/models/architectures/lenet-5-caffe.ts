import type { Architecture } from '../architecture';
import { activationOf, conv, filtersOf, halve, hiddenDense } from '../blocks';

const FILTERS = 20;
const DENSE = [500];

/**
 * The LeNet-5 that comes with Caffe: no border is padded, one wide dense layer; 430,500 weights on 28×28 digits. Han et al.
 * 2015 prune it. Caffe's has no activation behind its convolutions; here each has one, as in their table, where 18 and 28 %
 * of what convolutions give is 0.
 */
const lenet5Caffe: Architecture = {
  id: 'lenet-5-caffe',
  order: 2.5,
  options: ['activation', 'filters', 'denseWidths', 'dropout'],
  leastPixels: 16, // less 4, halved, less 4, halved
  published: { filters: FILTERS, denseWidths: DENSE },
  layers(settings, _inputShape, classes) {
    const activation = activationOf(settings);
    const first = settings.filters ?? FILTERS;
    const map = (filters: number) => [conv(filters, { size: 5, padding: 'valid' }), activation, halve] as const;
    return [
      ...map(first),
      ...map(filtersOf(first, 50 / 20)),
      { kind: 'flatten' },
      ...hiddenDense(settings, settings.denseWidths ?? DENSE),
      { kind: 'dense', units: classes },
    ];
  },
};

export default lenet5Caffe;
