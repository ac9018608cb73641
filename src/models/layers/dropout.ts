import type { LayerKind } from '../layer';

declare module '../layer' {
  interface Layers {
    /** Each value 0 with probability `rate` in training, the rest scaled so that means stay (Srivastava et al. 2014). */
    readonly dropout: { readonly rate: number };
  }
}

/** The reference keeps everything: what is dropped is drawn by engine/training/dropout.ts. */
export default {
  id: 'dropout',
  reads: 'anything',
  shape: (_layer, from) => from,
  forward: (_node, values) => ({ values, pull: (slopes) => slopes }),
  joinsMaps: true,
  torch: ({ layer: { rate } }) => ({ source: `nn.Dropout(${rate})` }),
  // a rate at which engines keep everything, too
  examples: [
    [{ kind: 'dropout', rate: 0 }, [9]],
    [{ kind: 'dropout', rate: 0 }, [3, 4, 2]],
  ],
} satisfies LayerKind<'dropout'>;
