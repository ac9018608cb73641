import type { Criterion } from '.';

/** A uniform draw: which weights go is left to chance. Zhou et al. 2019, §3. */
const randomCriterion: Criterion = {
  id: 'random',
  order: 4,
  score: ({ thetaT, random }) => {
    const draws = random();
    return thetaT.map(() => draws.uniform());
  },
};

export default randomCriterion;
