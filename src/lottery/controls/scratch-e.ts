import type { Control } from '.';
import { fromScratch } from '../scratch';

/** The smaller network from scratch, for as many steps as the full one: "Scratch-E" of Liu et al. 2019. */
const scratchE: Control = {
  id: 'scratch-e',
  order: 12,
  version: 1,
  needs: ['masks', 'initializer', 'chance', 'units'],
  chain: 'ticket',
  keepsPlaces: true,
  hangsOn: ({ prunesUnits }) => prunesUnits,
  start: (inputs) => ({ weights: fromScratch(inputs), masks: inputs.masks }),
};

export default scratchE;
