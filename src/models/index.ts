import { said } from './problems';
import { Problem } from '../problem';
import { architectures, fits, type NetworkSettings } from './architectures';
import { describeNetwork, type Network } from './network';

/**
 * The network an experiment asks for, on inputs of this shape.
 * @throws Error when the architecture cannot take them, naming what it needs.
 */
export function buildNetwork(settings: NetworkSettings, inputShape: readonly number[], classes: number): Network {
  const architecture = architectures.get(settings.architecture);
  if (architecture.reads === 'tokens' && !fits(architecture, inputShape)) {
    throw new Problem(said('no-tokens', { network: architecture.id, given: inputShape.join() }));
  }
  if (!fits(architecture, inputShape)) {
    const least = `${architecture.leastPixels}×${architecture.leastPixels}`;
    const given = inputShape.length === 3 ? `${inputShape[0]}×${inputShape[1]}` : `[${inputShape}]`;
    throw new Problem(said('too-small-pictures', { network: architecture.id, least, given }));
  }
  return describeNetwork(inputShape, classes, architecture.layers(settings, inputShape, classes));
}
