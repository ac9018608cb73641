import { isKernel } from '../lottery/parameters';
import { outputShape, type Layer, type Network } from './layers';

/**
 * How often one weight of each parameter is multiplied when the network answers one example, in the
 * order of `network.parameters`: once in a dense layer, once per place of its window in a
 * convolution (zeros at a padded border count), once per time step in a recurrent one. 0 for what is
 * only added, looked up or applied per channel.
 */
export function usesPerExample(network: Network): number[] {
  const byKernel: number[] = []; // kernels in the order in which layers have them
  const walk = (shape: readonly number[], layer: Layer): readonly number[] => {
    const out = outputShape(shape, layer);
    switch (layer.kind) {
      case 'dense':
        byKernel.push(1);
        break;
      case 'conv':
        byKernel.push(out[0] * out[1]);
        break;
      case 'lstm':
        byKernel.push(shape[0], shape[0]);
        break;
      case 'embedding':
        byKernel.push(0);
        break;
      case 'residual':
        layer.body.reduce(walk, shape);
        layer.shortcut.reduce(walk, shape);
        break;
      default: // no kernel
    }
    return out;
  };
  network.layers.reduce(walk, network.inputShape);
  let kernel = 0;
  return network.parameters.map((spec) => {
    if (!isKernel(spec)) return 0;
    kernel += 1;
    return byKernel[kernel - 1];
  });
}

/** Multiplications and additions for one example, as pairs; `remaining` weights per parameter. */
export function multiplyAdds(network: Network, remaining: readonly number[]): number {
  const uses = usesPerExample(network);
  return remaining.reduce((sum, count, index) => sum + count * uses[index], 0);
}
