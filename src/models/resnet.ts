/** Residual networks for small pictures (He et al. 2016, §4.2): three stages, each with half the pixels and twice the filters. */
import type { Architecture, NetworkSettings } from './architecture';
import { activationOf, conv, filtersOf } from './blocks';
import type { Layer } from './layer';

const FILTERS = 16;
const STAGES = 3;

const norm: Layer = { kind: 'batch-norm' };

/** @param blocks in each stage: the network has 6 · blocks + 2 layers with weights on its way from input to output */
export const resnet = (order: number, blocks: number): Architecture => ({
  id: `resnet-${6 * blocks + 2}`,
  order,
  options: ['activation', 'filters', 'shortcut'],
  leastPixels: 4, // one pixel is left in the last stage
  published: { filters: FILTERS, denseWidths: null },
  layers(settings, _inputShape, classes) {
    const first = settings.filters ?? FILTERS;
    const stages = Array.from({ length: STAGES }, (_s, stage) =>
      Array.from({ length: blocks }, (_b, block) => {
        const widens = stage > 0 && block === 0;
        return residualBlock(settings, filtersOf(first, 2 ** stage), widens);
      }),
    );
    return [
      conv(first, { bias: false }),
      norm,
      activationOf(settings),
      ...stages.flat(2),
      { kind: 'global-average-pool' },
      { kind: 'dense', units: classes },
    ];
  },
});

/** Two convolutions with batch-norm beside a shortcut. @param widens the first of a later stage */
function residualBlock(settings: NetworkSettings, filters: number, widens: boolean): Layer[] {
  const activation = activationOf(settings);
  const stride = widens ? 2 : 1;
  return [
    {
      kind: 'residual',
      body: [conv(filters, { stride, bias: false }), norm, activation, conv(filters, { bias: false }), norm],
      shortcut: widens ? shortcutTo(settings, filters) : [],
    },
    activation,
  ];
}

/** From a stage to the next: a 1×1 convolution, or every second pixel and channels of zeros. */
const shortcutTo = ({ shortcut }: NetworkSettings, filters: number): Layer[] =>
  shortcut === 'parameter-free'
    ? [
        { kind: 'average-pool', size: 1, stride: 2 },
        { kind: 'pad-channels', channels: filters },
      ]
    : [conv(filters, { size: 1, stride: 2, bias: false }), norm];
