import type { Sensitivity } from '.';

/**
 * How much a unit or filter of a trained network gives on: the mean size of its outputs over examples and places. One of the
 * activation statistics that Li et al. 2017, §4.4, hold against norms of weights.
 */
const activation: Sensitivity = {
  id: 'activation',
  order: 4,
  version: 1,
  needs: ['activations'],
  passes: 1,
  ofTrained: true,
  *of(theta, probe) {
    return yield* probe.activations(theta);
  },
};

export default activation;
