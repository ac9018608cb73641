import type { Initializer } from '.';

/** He et al. 2015: variance 2 / fan_in. */
const heNormal: Initializer = {
  id: 'he-normal',
  order: 2,
  standardDeviation: ({ fanIn }) => Math.sqrt(2 / fanIn),
};

export default heNormal;
