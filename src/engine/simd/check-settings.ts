import { sizeOf } from '../../lottery/parameters';
import type { TrainerSettings } from '../engine';
import type { ResidentData } from './resident-data';

/**
 * The kernels check nothing: whatever does not fit is refused here.
 * @param features inputs of the network
 * @throws Error naming what does not fit.
 */
export function checkSettings(settings: TrainerSettings, data: ResidentData, features: number): void {
  const { network, weights, masks, batch } = settings;
  if (!Number.isInteger(batch) || batch < 1) {
    throw new Error(`A batch needs a whole number of examples from 1 on, not ${batch}.`);
  }
  if (features !== data.features) {
    throw new Error(`The network takes ${features} inputs, the data has ${data.features}.`);
  }
  if (data.classes > network.classes) {
    throw new Error(`The data has labels up to ${data.classes - 1}, the network ${network.classes} classes.`);
  }
  network.parameters.forEach(({ name, shape }, at) => {
    const size = sizeOf(shape);
    const [values, mask] = [weights[at], masks[at] ?? null];
    if (values?.length !== size) {
      throw new Error(`Parameter ${name} has ${values?.length ?? 0} weights instead of ${size}.`);
    }
    if (mask !== null && mask.length !== size) {
      throw new Error(`The mask of ${name} has ${mask.length} entries instead of ${size}.`);
    }
  });
}
