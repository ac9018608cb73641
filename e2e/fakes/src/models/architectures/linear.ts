import type { Architecture } from '../../../../../src/models/architecture';

/** No hidden layer: softmax regression. */
const linear: Architecture = {
  id: 'linear',
  order: 99,
  options: [],
  leastPixels: 0,
  published: { filters: null, denseWidths: null },
  layers: (_settings, inputShape, classes) => [
    ...(inputShape.length > 1 ? ([{ kind: 'flatten' }] as const) : []),
    { kind: 'dense', units: classes },
  ],
};
export default linear;
