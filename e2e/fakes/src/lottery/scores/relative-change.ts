import type { Score } from '../../../../../src/lottery/scores';

/** |θ_T − θ₀| / (1 + |θ₀|): how far a weight has moved, for its size. */
const relativeChange: Score = {
  id: 'relative-change',
  order: 99,
  version: 1,
  needs: ['theta0', 'thetaT'],
  of: ({ theta0, thetaT }) => theta0.map((initial, at) => Math.abs(thetaT[at] - initial) / (1 + Math.abs(initial))),
};
export default relativeChange;
