import type { Architecture } from '../architecture';
import { activationOf, conv, filtersOf, halve, hiddenDense } from '../blocks';

const FILTERS = 6;
const DENSE = [120, 84];

/**
 * LeNet-5 (LeCun et al. 1998) as it is built today: every map reads all maps before it, max-pool.
 * The first convolution is padded, as the 28×28 digits were padded to 32×32.
 */
const lenet5: Architecture = {
  id: 'lenet-5',
  order: 2,
  options: ['activation', 'filters', 'denseWidths', 'dropout'],
  leastPixels: 12, // halved, less 4 for the second convolution, halved
  published: { filters: FILTERS, denseWidths: DENSE },
  layers(settings, _inputShape, classes) {
    const activation = activationOf(settings);
    const first = settings.filters ?? FILTERS;
    return [
      conv(first, { size: 5 }),
      activation,
      halve,
      conv(filtersOf(first, 16 / 6), { size: 5, padding: 'valid' }),
      activation,
      halve,
      { kind: 'flatten' },
      ...hiddenDense(settings, settings.denseWidths ?? DENSE),
      { kind: 'dense', units: classes },
    ];
  },
};

export default lenet5;
