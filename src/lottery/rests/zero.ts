import type { Rest } from '.';

/** Pruned places hold 0: the connection is gone. */
const zero: Rest = {
  id: 'zero',
  order: 1,
  version: 1,
  needs: [],
  pruned: ({ start }) => new Float32Array(start.length),
};

export default zero;
