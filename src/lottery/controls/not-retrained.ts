import type { Control } from '.';

/** m ⊙ θ_T, not trained again: what pruning alone does, where curves over the steps of retraining begin (Renda et al. 2020). */
const notRetrained: Control = {
  id: 'not-retrained',
  order: 10,
  version: 1,
  needs: ['thetaT', 'masks'],
  chain: 'ticket',
  keepsPlaces: true,
  position: 'untrained',
  // before training there is no network that was pruned
  hangsOn: ({ family }) => family === 'after',
  start: ({ thetaT, masks }) => ({ weights: thetaT, masks }),
};

export default notRetrained;
