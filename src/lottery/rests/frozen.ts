import type { Rest } from '.';

/** Pruned places hold what the network started from. "freeze_init" in the code of Zhou et al. 2019. */
const frozen: Rest = {
  id: 'frozen',
  order: 2,
  version: 1,
  needs: [],
  pruned: ({ start }) => start,
};

export default frozen;
