import { architectures, type NetworkSettings } from './architectures';
import { describeNetwork, type Network } from './layers';

/** The network an experiment asks for, on inputs of this shape. */
export const buildNetwork = (
  settings: NetworkSettings,
  inputShape: readonly number[],
  classes: number,
): Network =>
  describeNetwork(
    inputShape,
    classes,
    architectures.get(settings.architecture).layers(settings, inputShape, classes),
  );
