import type { Measure } from '.';

/**
 * Scores before training, pass by pass, a row per pass and parameter: their sum and mean, and the weights left after the pass.
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
