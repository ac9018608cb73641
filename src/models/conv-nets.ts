/** Conv-2, Conv-4 and Conv-6: scaled-down VGG (Frankle & Carbin 2019, §3 and Fig. 2). */
import type { Architecture } from './architecture';
import { activationOf, conv, filtersOf, halve, hiddenDense } from './blocks';
import type { Layer } from './layer';

const FILTERS = 64;
const DENSE = [256, 256];

/** `modules` of two 3×3 convolutions and a 2×2 max-pool, the filters doubling; then dense layers. */
export const convNet = (modules: number, order: number): Architecture => ({
  id: `conv-${2 * modules}`,
  order,
  options: ['activation', 'filters', 'denseWidths', 'dropout'],
  leastPixels: 2 ** modules,
  published: { filters: FILTERS, denseWidths: DENSE },
  layers(settings, _inputShape, classes) {
    const activation = activationOf(settings);
    const stages = Array.from({ length: modules }, (_, stage): Layer[] => {
      const filters = filtersOf(settings.filters ?? FILTERS, 2 ** stage);
      return [conv(filters), activation, conv(filters), activation, halve];
    });
    return [
      ...stages.flat(),
      { kind: 'flatten' },
      ...hiddenDense(settings, settings.denseWidths ?? DENSE),
      { kind: 'dense', units: classes },
    ];
  },
});
