import type { Control } from '.';
import { fromScratch } from '../scratch';

/** The smaller network from scratch, for as much computing as the full one: "Scratch-B" of Liu et al. 2019. */
const scratchB: Control = {
  id: 'scratch-b',
  order: 13,
  version: 1,
  needs: ['masks', 'initializer', 'chance', 'units'],
  chain: 'ticket',
  keepsPlaces: true,
  position: 'same-compute',
  // for how many steps has to be known before anything is trained
  hangsOn: ({ prunesUnits, emerges }) => prunesUnits && !emerges,
  start: (inputs) => ({ weights: fromScratch(inputs), masks: inputs.masks }),
};

export default scratchB;
