import type { Method } from '../method';
import { pruningBefore } from '../pruning-before';

/** The largest |θ₀| of all layers together, before training (Frankle et al. 2021, "Pruning neural networks at initialization"). */
const magnitudeAtInit: Method = {
  id: 'magnitude-at-init',
  order: 21,
  ...pruningBefore((ask) => ask.score('large-init', 1, ask.full, null)),
};

export default magnitudeAtInit;
