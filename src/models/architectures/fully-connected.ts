import type { Architecture } from '.';
import type { Layer } from '../layers';

/** Dense layers of any widths; 300 and 100 on 28×28 pixels is LeNet-300-100 (LeCun et al. 1998). */
const fullyConnected: Architecture = {
  id: 'fully-connected',
  order: 1,
  layers(settings, _inputShape, classes) {
    const activation: Layer = { kind: settings.activation === 'tanh' ? 'tanh' : 'relu' };
    return [
      { kind: 'flatten' },
      ...settings.widths.flatMap((units): Layer[] => [{ kind: 'dense', units }, activation]),
      { kind: 'dense', units: classes },
    ];
  },
};

export default fullyConnected;
