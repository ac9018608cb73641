import type { Method } from '../method';
import { pruningBefore } from '../pruning-before';
import { smartRatios } from '../smart-ratios';

/** Weights at random within each layer, and how many a layer keeps from its place alone (Su et al. 2020). */
const smartRatio: Method = {
  id: 'smart-ratios',
  order: 25,
  ...pruningBefore((ask) => ask.score('random', 1, ask.full, null)),
  budgets: (specs, budgets, isResidual) =>
    budgets.map((groups) =>
      smartRatios(
        specs,
        groups.reduce((sum, { kept }) => sum + kept, 0),
        isResidual,
      ),
    ),
};

export default smartRatio;
