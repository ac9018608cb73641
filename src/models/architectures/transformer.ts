import type { Architecture } from '../architecture';
import { activationOf } from '../blocks';
import type { Layer } from '../layer';

/** Of embeddings and positions, whatever the initializer: 0.02 (Radford et al. 2018) is for networks that train longer. */
const deviation = 0.1;
const norm: Layer = { kind: 'layer-norm' };

/** A small language model of blocks that are normed at their beginning (Vaswani et al. 2017; Xiong et al. 2020). */
const transformer: Architecture = {
  id: 'transformer',
  order: 14,
  options: ['activation', 'embedding', 'blocks', 'heads', 'pruneEmbeddings'],
  leastPixels: 0,
  reads: 'tokens',
  published: { filters: null, denseWidths: null },
  layers(settings, _inputShape, tokens) {
    const { embedding: units = 32, blocks = 2, heads = 2, pruneEmbeddings = 'no' } = settings;
    const prunable = pruneEmbeddings === 'yes';
    const added = (...body: Layer[]): Layer => ({ kind: 'residual', body: [norm, ...body], shortcut: [] });
    const block: Layer[] = [
      added({ kind: 'dense', units: 3 * units, parts: 3 }, { kind: 'attention', heads }, { kind: 'dense', units }),
      added({ kind: 'dense', units: 4 * units }, activationOf(settings), { kind: 'dense', units }),
    ];
    return [
      { kind: 'embedding', tokens, units, deviation, prunable },
      { kind: 'positions', deviation, prunable },
      ...Array.from({ length: blocks }, () => block).flat(),
      norm,
      { kind: 'dense', units: tokens },
    ];
  },
};

export default transformer;
