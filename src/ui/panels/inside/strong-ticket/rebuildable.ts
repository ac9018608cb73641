import { isDenseRelu } from '../../../../models/dense-relu';
import { countTrainable, type Network } from '../../../../models/network';

/** Most weights that are rebuilt from random ones, each from dozens: about a second for all sizes together. */
const MOST_WEIGHTS = 5_000;

/** Can a network of points in the plane be rebuilt by pruning a random one, while somebody waits? */
export const isRebuildable = (network: Network): boolean =>
  network.inputShape.join() === '2' && countTrainable(network) <= MOST_WEIGHTS && isDenseRelu(network);
