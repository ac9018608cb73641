import type { Measure } from '.';

/**
 * Scores before training, pass by pass, a row per pass and parameter (from 0, as in the network): their sum and mean over the
 * weights that the pass has scored, and how many these were.
 * Of SynFlow all layers have the same sum (Tanaka et al. 2020, Theorem 1).
 */
const layerScores: Measure = {
  id: 'layer-scores',
  version: 1,
  about: [],
  columns: ['pass', 'parameter', 'sum', 'mean', 'remaining'],
  most: 100_000,
};

export default layerScores;
