import type { Restore } from '../../../../../src/lottery/restores';

const meanSize = (values: Float32Array): number =>
  values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;

/** The signs of θ₀ with one size for a whole layer: Zhou et al. 2019, §4.1. */
const constantSigns: Restore = {
  id: 'constant-signs',
  order: 99,
  version: 1,
  needs: ['theta0'],
  survivors: ({ theta0 }) => theta0.map((values) => values.map((value) => Math.sign(value) * meanSize(values))),
};
export default constantSigns;
