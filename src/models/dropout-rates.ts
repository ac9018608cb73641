/** Dropout in a network that has lost weights (Han et al. 2015, §3.2). */
import { isKernel, sizeOf } from '../lottery/parameters';
import { nodesOf, type Network } from './network';

/**
 * With fewer connections a layer can overfit less: D · √(C_left / C_all), C being the weights of the layer before the dropout.
 * @param left weights left of each parameter
 * @returns a rate per dropout layer, in their order
 */
export function rescaledDropout(network: Network, left: readonly number[]): number[] {
  let share = 1;
  return nodesOf(network).flatMap(({ layer, parameters }) => {
    const kernel = parameters.find((at) => isKernel(network.parameters[at]));
    if (kernel !== undefined) share = left[kernel] / sizeOf(network.parameters[kernel].shape);
    return layer.kind === 'dropout' ? [layer.rate * Math.sqrt(share)] : [];
  });
}

/** The network with other rates of dropout: layers and weights are the same. @param rates as `rescaledDropout` gives them */
export function withDropout(network: Network, rates: readonly number[]): Network {
  let at = 0;
  const layers = network.layers.map((layer) => (layer.kind === 'dropout' ? { ...layer, rate: rates[at++] } : layer));
  return { ...network, layers };
}
