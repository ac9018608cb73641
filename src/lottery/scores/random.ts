import type { Score } from '.';

/** A uniform draw: which weights go is left to chance. Zhou et al. 2019, §3. */
const randomScore: Score = {
  id: 'random',
  order: 13,
  version: 1,
  needs: ['thetaT', 'chance'],
  of: ({ thetaT, random }) => thetaT.map(() => random.uniform()),
};

export default randomScore;
