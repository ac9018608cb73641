import type { Architecture } from '../../../../../src/models/architecture';

/** One hidden layer, its units doubled by a kind of layer that only fakes have. */
const doubled: Architecture = {
  id: 'doubled',
  order: 99,
  options: [],
  leastPixels: 0,
  published: { filters: null, denseWidths: null },
  layers: (_settings, _inputShape, classes) => [
    { kind: 'flatten' },
    { kind: 'dense', units: 8 },
    { kind: 'doubling' },
    { kind: 'dense', units: classes },
  ],
};
export default doubled;
