/** VGG with batch-norm for small pictures (Simonyan & Zisserman 2015; Frankle & Carbin 2019, App. I). */
import type { Architecture } from './architecture';
import { activationOf, conv, filtersOf, halve, hiddenDense } from './blocks';
import type { Layer } from './layer';

const FILTERS = 64;
/** of the five stages, in units of the first one's */
const TIMES = [1, 2, 4, 8, 8];

/**
 * @param depths convolutions in each of the five stages; a 2×2 max-pool lies between stages, the
 * mean over all pixels after the last
 * @param dense units of hidden dense layers behind that; null: it has none
 */
export const vgg = (
  id: string,
  order: number,
  depths: readonly number[],
  dense: readonly number[] | null = null,
): Architecture => ({
  id,
  order,
  options: ['activation', 'filters', ...(dense ? (['denseWidths', 'dropout'] as const) : [])],
  leastPixels: 2 ** (TIMES.length - 1),
  published: { filters: FILTERS, denseWidths: dense },
  layers(settings, _inputShape, classes) {
    const activation = activationOf(settings);
    const stages = TIMES.flatMap((times, stage): Layer[] => {
      const filters = filtersOf(settings.filters ?? FILTERS, times);
      const one: Layer[] = [conv(filters), { kind: 'batch-norm' }, activation];
      const layers = Array.from({ length: depths[stage] }, () => one).flat();
      return stage === 0 ? layers : [halve, ...layers];
    });
    return [
      ...stages,
      { kind: 'global-average-pool' },
      ...(dense ? hiddenDense(settings, settings.denseWidths ?? dense) : []),
      { kind: 'dense', units: classes },
    ];
  },
});
