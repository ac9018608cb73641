import type { Initializer } from '.';

/** One standard deviation for every layer (Frankle & Carbin 2019, App. G). */
const gaussian: Initializer = {
  id: 'gaussian',
  order: 3,
  standardDeviation: (_spec, { standardDeviation }) => standardDeviation,
};

export default gaussian;
