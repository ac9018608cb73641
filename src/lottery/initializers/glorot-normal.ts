import type { Initializer } from '.';

/** Glorot & Bengio 2010: variance 2 / (fan_in + fan_out). The paper's initializer. */
const glorotNormal: Initializer = {
  id: 'glorot-normal',
  order: 1,
  standardDeviation: ({ fanIn, fanOut }) => Math.sqrt(2 / (fanIn + fanOut)),
};

export default glorotNormal;
