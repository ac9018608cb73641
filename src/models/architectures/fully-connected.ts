import type { Architecture } from '../architecture';
import { hiddenDense } from '../blocks';

/** Dense layers of any widths; 300 and 100 on 28×28 pixels is LeNet-300-100 (LeCun et al. 1998). */
const fullyConnected: Architecture = {
  id: 'fully-connected',
  order: 1,
  options: ['widths', 'activation', 'dropout'],
  leastPixels: 0,
  published: { filters: null, denseWidths: null },
  layers(settings, _inputShape, classes) {
    return [{ kind: 'flatten' }, ...hiddenDense(settings, settings.widths), { kind: 'dense', units: classes }];
  },
};

export default fullyConnected;
