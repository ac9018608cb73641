import type { Score } from '.';

/** −|θ_0|. "small_init" in Zhou et al. 2019, §3. */
const smallInit: Score = {
  id: 'small-init',
  order: 10,
  version: 1,
  needs: ['theta0'],
  of: ({ theta0 }) => theta0.map((initial) => -Math.abs(initial)),
};

export default smallInit;
