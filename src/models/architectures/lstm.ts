import type { Architecture } from '../architecture';
import type { Layer } from '../layer';

/** Values of a token, and how they are drawn, whatever the initializer. */
const EMBEDDING = 16;
const deviation = 0.3;

/** Long short-term memories over the tokens so far (Hochreiter & Schmidhuber 1997), as in Yu et al. 2020, §4, much smaller. */
const lstm: Architecture = {
  id: 'lstm',
  order: 15,
  options: ['units', 'recurrentLayers', 'pruneEmbeddings'],
  leastPixels: 0,
  reads: 'tokens',
  published: { filters: null, denseWidths: null },
  layers({ units = 64, recurrentLayers = 1, pruneEmbeddings = 'no' }, _inputShape, tokens) {
    const memory: Layer[] = [{ kind: 'dense', units: 4 * units, parts: 4 }, { kind: 'lstm' }];
    return [
      { kind: 'embedding', tokens, units: EMBEDDING, deviation, prunable: pruneEmbeddings === 'yes' },
      ...Array.from({ length: recurrentLayers }, () => memory).flat(),
      { kind: 'dense', units: tokens },
    ];
  },
};

export default lstm;
