import type { LayerKind } from '../layer';

declare module '../layer' {
  interface Layers {
    /** As many channels as `channels`, the new ones 0 (He et al. 2016, shortcut A). */
    readonly 'pad-channels': { readonly channels: number };
  }
}

export default {
  id: 'pad-channels',
  reads: 'pictures',
  shape: ({ channels }, [height, width, given]) => {
    if (channels < given) throw new Error(`A pad-channels layer cannot make ${channels} of ${given} channels.`);
    return [height, width, channels];
  },
  forward: ({ from: [, , given], to: [, , channels] }, values) => {
    const outputs = new Float64Array((values.length / given) * channels);
    values.forEach((value, at) => {
      outputs[Math.floor(at / given) * channels + (at % given)] = value;
    });
    return { values: outputs, pull: (slopes) => slopes.filter((_, at) => at % channels < given) };
  },
  wires: ({ layer: { channels } }, from) => from.map(({ kernel }) => ({ kernel, channels })),
  torch: ({ from, to }) => ({ source: `nn.ConstantPad3d((0, 0, 0, 0, 0, ${to[2] - from[2]}), 0.0)` }),
  examples: [
    [{ kind: 'pad-channels', channels: 5 }, [4, 3, 2]],
    [{ kind: 'pad-channels', channels: 2 }, [4, 3, 2]],
  ],
} satisfies LayerKind<'pad-channels'>;
