import type { Said } from '../../problem';
import { said } from '../problems';
import type { Measure } from '.';

/** Most passes over the weights left. */
export const MOST_PASSES = 300;

/**
 * Scores before training, pass by pass, a row per pass and parameter (from 0, as in the network): their sum and mean over the
 * weights that the pass has scored, and how many these were (`remaining`: left before its cut).
 * Of SynFlow all layers have the same sum (Tanaka et al. 2020, Theorem 1) where activations are ReLU and no shortcut leads
 * round a layer.
 */
const layerScores: Measure = {
  id: 'layer-scores',
  version: 1,
  about: [],
  columns: ['pass', 'parameter', 'sum', 'mean', 'remaining'],
  most: 100_000,
  whyNot({ pass, parameter, sum, mean, remaining }, sizes) {
    const parameters = sizes.flatMap((size, at) => (size === null ? [] : [at]));
    const rows = pass.length;
    if (rows === 0 || rows % parameters.length !== 0 || rows / parameters.length > MOST_PASSES) {
      return said('scores-rows', { rows, parameters: parameters.length, most: MOST_PASSES });
    }
    for (let row = 0; row < rows; row += 1) {
      const own = parameters[row % parameters.length];
      const size = sizes[own] ?? 0;
      const left = remaining[row];
      const why = (column: string, value: number | null, allowed: Said) =>
        said('scores-value', { row: row + 1, column, value: value ?? 'null', allowed });
      const wanted = Math.floor(row / parameters.length) + 1;
      if (pass[row] !== wanted) return why('pass', pass[row], wanted);
      if (parameter[row] !== own) return why('parameter', parameter[row], own);
      if (left === null || !Number.isInteger(left) || left < 0 || left > size) {
        return why('remaining', left, said('whole-number', { most: size }));
      }
      if (!isNumber(sum[row])) return why('sum', sum[row], said('a-number'));
      if (isNumber(mean[row]) !== left > 0) return why('mean', mean[row], left > 0 ? said('a-number') : 'null');
    }
    return null;
  },
};

export default layerScores;

const isNumber = (value: number | null): value is number => value !== null && Number.isFinite(value);
