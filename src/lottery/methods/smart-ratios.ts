import type { Method } from '../method';
import { pruningBefore } from '../pruning-before';
import type { Budget } from '../pruning';
import { smartRatios } from '../smart-ratios';

/** Weights at random within each layer, and how many a layer keeps from its place alone (Su et al. 2020). */
const smartRatio: Method = {
  id: 'smart-ratios',
  order: 25,
  ...pruningBefore((ask) => ask.score('random', 1, ask.full, null)),
  budgets(specs, budgets, isResidual) {
    let before: Budget | undefined;
    return budgets.map((groups) => {
      const kept = groups.reduce((sum, group) => sum + group.kept, 0);
      before = smartRatios(specs, kept, isResidual, before);
      return before;
    });
  },
};

export default smartRatio;
