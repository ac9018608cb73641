import type { UnitScore } from '.';

/** The mean size of what the unit gives on, a share of which stands at each of its weights. */
const activation: UnitScore = {
  id: 'activation',
  order: 3,
  version: 1,
  sensitivity: 'activation',
  of: (score) => score,
};

export default activation;
