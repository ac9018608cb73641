import { sizeOf } from '../../lottery/parameters';
import type { TrainerSettings } from '../engine';
import type { Weights } from '../../lottery/parameters';
import { readsTokens, type Network } from '../../models/network';
import type { ResidentData } from './resident-data';

/**
 * The kernels check nothing: whatever does not fit is refused here.
 * @param features inputs of the network
 * @throws Error naming what does not fit.
 */
export function checkSettings(settings: TrainerSettings, data: ResidentData, features: number): void {
  const { network, weights, masks, rest, batch } = settings;
  if (!Number.isInteger(batch) || batch < 1) {
    throw new Error(`A batch needs a whole number of examples from 1 on, not ${batch}.`);
  }
  if (features !== data.features) {
    throw new Error(`The network takes ${features} inputs, the data has ${data.features}.`);
  }
  if (data.classes > network.classes) {
    throw new Error(`The data has labels up to ${data.classes - 1}, the network ${network.classes} classes.`);
  }
  if (readsTokens(network) !== data.tokens > 0) {
    throw new Error(
      `The network reads ${data.tokens > 0 ? 'no ' : ''}tokens, the data has ${data.tokens > 0 ? 'some' : 'none'}.`,
    );
  }
  const [first] = network.layers;
  if (first?.kind === 'embedding' && data.tokens > first.tokens) {
    throw new Error(`The data has tokens up to ${data.tokens - 1}, the network knows ${first.tokens}.`);
  }
  checkWeights(network, weights);
  if (rest) checkWeights(network, rest);
  network.parameters.forEach(({ name, shape }, at) => {
    const size = sizeOf(shape);
    const mask = masks[at] ?? null;
    if (mask !== null && mask.length !== size) {
      throw new Error(`The mask of ${name} has ${mask.length} entries instead of ${size}.`);
    }
    if (settings.learning && mask?.includes(0)) {
      throw new Error(`Where a mask is trained, all weights of ${name} have to be there.`);
    }
  });
}

/** @throws Error naming the parameter that has more or fewer numbers than it should */
export function checkWeights({ parameters }: Network, weights: Weights): void {
  parameters.forEach(({ name, shape }, at) => {
    const size = sizeOf(shape);
    if (weights[at]?.length !== size) {
      throw new Error(`Parameter ${name} has ${weights[at]?.length ?? 0} weights instead of ${size}.`);
    }
  });
}
