import type { LayerKind } from '../layer';

declare module '../layer' {
  interface Layers {
    readonly 'batch-norm': unknown;
  }
}

/** Added to the variance. */
const EPSILON = 1e-5;

/** By multiplication: what `**` gives is left to the browser. */
const squareOf = (value: number): number => value * value;

/**
 * Batch normalisation per channel, the last axis (Ioffe & Szegedy 2015): by mean and variance (of the
 * population) of these values in training, else by the running ones.
 */
export default {
  id: 'batch-norm',
  reads: 'anything',
  shape: (_layer, from) => from,
  parameters: (_layer, from) => {
    const channels = from[from.length - 1];
    return (['scale', 'shift', 'mean', 'variance'] as const).map((kind) => ({
      name: kind,
      kind,
      shape: [channels],
      fanIn: channels,
      fanOut: channels,
    }));
  },
  forward: ({ from }, values, [scale, shift, mean, variance], { training }) => {
    const channels = from[from.length - 1];
    const share = channels / values.length;
    const perChannel = (valueOf: (channel: number) => number): Float64Array =>
      Float64Array.from({ length: channels }, (_, channel) => valueOf(channel));
    const meanOf = (valueAt: (at: number, channel: number) => number): Float64Array => {
      const sums = new Float64Array(channels);
      for (let at = 0; at < values.length; at += 1) sums[at % channels] += share * valueAt(at, at % channels);
      return sums;
    };
    const center = training ? meanOf((at) => values[at]) : mean;
    const spread = training ? meanOf((at, channel) => squareOf(values[at] - center[channel])) : variance;
    const deviation = perChannel((channel) => Math.sqrt(spread[channel] + EPSILON));
    const slope = perChannel((channel) => scale[channel] / deviation[channel]);
    const normed = (at: number, channel: number): number => (values[at] - center[channel]) / deviation[channel];
    return {
      values: values.map((value, at) => {
        const channel = at % channels;
        return slope[channel] * (value - center[channel]) + shift[channel];
      }),
      pull: (slopes) => {
        if (!training) return slopes.map((outer, at) => outer * slope[at % channels]);
        const shiftMean = meanOf((at) => slopes[at]);
        const scaleMean = meanOf((at, channel) => slopes[at] * normed(at, channel));
        return slopes.map((outer, at) => {
          const channel = at % channels;
          return slope[channel] * (outer - shiftMean[channel] - scaleMean[channel] * normed(at, channel));
        });
      },
      gradients: (slopes) => {
        const sums = [meanOf((at, channel) => slopes[at] * normed(at, channel)), meanOf((at) => slopes[at])];
        // running statistics are measured, not trained
        return [
          ...sums.map((means) => means.map((value) => value / share)),
          ...[mean, variance].map(() => new Float64Array(channels)),
        ];
      },
    };
  },
  joinsMaps: true,
  torch: ({ from }) => ({
    source: `nn.BatchNorm${from.length === 3 ? '2' : '1'}d(${from[from.length - 1]}, eps=1e-5, momentum=0.1)`,
    state: ['weight', 'bias', 'running_mean', 'running_var'],
  }),
  examples: [
    [{ kind: 'batch-norm' }, [6, 5, 2]],
    [{ kind: 'batch-norm' }, [5]],
  ],
} satisfies LayerKind<'batch-norm'>;
