import type { Score } from '.';

/** |θ_0|, which training has no part in. "large_init" in Zhou et al. 2019, §3. */
const largeInit: Score = {
  id: 'large-init',
  order: 8,
  version: 1,
  needs: ['theta0'],
  of: ({ theta0 }) => theta0.map(Math.abs),
};

export default largeInit;
