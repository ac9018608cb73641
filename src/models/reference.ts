import { sizeOf } from '../lottery/parameters';
import type { Layer, Network } from './layers';
import { batchNorm, convolve, dense, padChannels, pool, type Activation } from './reference-layers';

/** Bytes stand for value / 255, as in `Examples`. */
export type ReferenceInputs = Uint8Array | Float32Array | Float64Array;

/**
 * A network on plain arrays, in float64: logits [count, classes] for inputs [count, ...inputShape].
 * Engines are checked against it, and the page draws decision boundaries with it. `weights` are one
 * array per parameter, already m ⊙ θ.
 * @param mode batch-norm by the statistics of these inputs ('training') or by the running ones;
 * dropout keeps everything in both
 * @throws Error naming the first layer that it does not know.
 */
export function forward(
  network: Network,
  weights: readonly ArrayLike<number>[],
  inputs: ReferenceInputs,
  count: number,
  mode: 'evaluation' | 'training' = 'evaluation',
): Float64Array {
  const scale = inputs instanceof Uint8Array ? 1 / 255 : 1;
  const start = new Float64Array(count * sizeOf(network.inputShape));
  for (let at = 0; at < start.length; at += 1) start[at] = inputs[at] * scale;

  let used = 0;
  const take = (parameters: number): readonly ArrayLike<number>[] => {
    used += parameters;
    return weights.slice(used - parameters, used);
  };
  const elementwise = ({ values, shape }: Activation, f: (x: number) => number): Activation => ({
    values: values.map(f),
    shape,
  });

  const walk = (from: Activation, layer: Layer): Activation => {
    const { values, shape } = from;
    switch (layer.kind) {
      case 'flatten':
        return { values, shape: [sizeOf(shape)] };
      case 'dense': {
        const [kernel, bias] = take(2);
        return {
          values: dense(values, sizeOf(shape), kernel, bias, layer.units),
          shape: [layer.units],
        };
      }
      case 'relu':
        return elementwise(from, (x) => (x < 0 ? 0 : x));
      case 'tanh':
        return elementwise(from, Math.tanh);
      case 'dropout':
        return from;
      case 'conv': {
        const [kernel] = take(1);
        const bias = layer.bias ? take(1)[0] : null;
        return convolve(from, count, kernel, bias, layer.size, layer.stride, layer.padding);
      }
      case 'max-pool':
      case 'average-pool':
        return pool(from, count, layer.kind, [layer.size, layer.size], layer.stride);
      case 'global-average-pool': {
        const pooled = pool(from, count, 'average-pool', [shape[0], shape[1]], 1);
        return { values: pooled.values, shape: [shape[2]] };
      }
      case 'batch-norm': {
        const channels = shape[shape.length - 1];
        return { values: batchNorm(values, channels, take(4), mode === 'training'), shape };
      }
      case 'pad-channels':
        return padChannels(from, layer.channels);
      case 'residual': {
        const body = layer.body.reduce(walk, from);
        const shortcut = layer.shortcut.reduce(walk, from);
        return {
          values: body.values.map((value, at) => value + shortcut.values[at]),
          shape: body.shape,
        };
      }
      default:
        throw new Error(`The reference network has no "${layer.kind}" layer.`);
    }
  };
  return network.layers.reduce(walk, { values: start, shape: network.inputShape }).values;
}

/**
 * Mean cross-entropy in nats, and the fraction of right answers (the first of equal logits is the
 * answer), of logits [count, classes].
 */
export function score(
  logits: Float64Array,
  labels: Uint8Array,
  classes: number,
): { readonly loss: number; readonly right: number } {
  const count = logits.length / classes;
  let loss = 0;
  let right = 0;
  for (let row = 0; row < count; row += 1) {
    const answers = logits.subarray(row * classes, (row + 1) * classes);
    const largest = answers.reduce((a, b) => Math.max(a, b), -Infinity);
    const sum = answers.reduce((total, logit) => total + Math.exp(logit - largest), 0);
    loss += largest + Math.log(sum) - answers[labels[row]];
    if (answers.indexOf(largest) === labels[row]) right += 1;
  }
  return { loss: loss / count, right: right / count };
}
