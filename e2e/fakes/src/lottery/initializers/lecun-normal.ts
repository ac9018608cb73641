import type { Initializer } from '../../../../../src/lottery/initializers';

/** LeCun et al. 1998, "Efficient BackProp", §4.6: variance 1 / fan_in. */
const lecunNormal: Initializer = {
  id: 'lecun-normal',
  order: 99,
  standardDeviation: ({ fanIn }) => Math.sqrt(1 / fanIn),
};
export default lecunNormal;
