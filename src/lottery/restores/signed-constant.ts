import type { Restore } from '.';

/** θ₀ with its signs alone, in each layer √(2 / fan_in), the deviation of Kaiming's draw (Ramanujan et al. 2020). */
const signedConstant: Restore = {
  id: 'signed-constant',
  order: 4,
  version: 1,
  needs: ['theta0'],
  survivors: ({ specs, theta0 }) =>
    theta0.map((values, at) => {
      const { prunable, fanIn } = specs[at];
      const size = Math.sqrt(2 / fanIn);
      return prunable ? values.map((value) => Math.sign(value) * size) : values;
    }),
};

export default signedConstant;
