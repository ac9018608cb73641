/** A network without the units that have gone: smaller for real, and the same answers. */
import type { Masks } from '../lottery/masks';
import type { Weights } from '../lottery/parameters';
import { countUnits, placesLeft, putWeights, takeMasks, takeWeights, unitsLeft } from '../lottery/units';
import type { Layer, LayerNode } from './layer';
import { kindOf } from './layers';
import { describeNetwork, nodesOf, type Network } from './network';
import { unitsOf } from './units';

export interface Slice {
  readonly network: Network;
  /** of the smaller network: what else is pruned in it */
  readonly masks: Masks;
  /** The smaller network's numbers, out of those of the whole one: new arrays. */
  take(weights: Weights): Float32Array[];
  /** The smaller network's numbers in their places; what has gone holds what `whole` holds there. New arrays. */
  put(small: Weights, whole: Weights): Float32Array[];
}

/** Without the units that no weight which is left leads on from. */
export function slice(network: Network, masks: Masks): Slice {
  const { parameters } = network;
  const groups = unitsOf(network);
  const left = unitsLeft(parameters, groups, masks);
  const places = placesLeft(parameters, groups, left);
  return {
    network: withUnits(network, new Map(countUnits(left).map((count, at) => [groups[at].kernel, count]))),
    masks: takeMasks(masks, places),
    take: (weights) => takeWeights(weights, places),
    put: (small, whole) => putWeights(small, places, whole),
  };
}

/** The network with other numbers of units. @param units by kernel, as indices of parameters; the others stay as they are */
export function withUnits(network: Network, units: ReadonlyMap<number, number>): Network {
  const smaller = (nodes: readonly LayerNode[]): Layer[] =>
    nodes.map(({ layer, parameters, block }) => {
      const kind = kindOf(layer);
      if (kind.around) return kind.around({ body: smaller(block.body), shortcut: smaller(block.shortcut) });
      const count = parameters.flatMap((parameter) => units.get(parameter) ?? []).at(0);
      return count === undefined ? layer : (kind.withUnits?.(layer, count) ?? layer);
    });
  return describeNetwork(network.inputShape, network.classes, smaller(nodesOf(network)));
}
