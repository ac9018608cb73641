import { sizeOf } from '../lottery/parameters';
import type { Network } from './layers';

/** Bytes stand for value / 255, as in `Examples`. */
export type ReferenceInputs = Uint8Array | Float32Array | Float64Array;

/**
 * A fully connected network on plain arrays, in float64: logits [count, classes] for inputs
 * [count, ...inputShape]. Engines are checked against it, and the page draws decision boundaries
 * with it. `weights` are one array per parameter, already m ⊙ θ.
 * @throws Error naming the first layer that is not flatten, dense, relu or tanh.
 */
export function forward(
  network: Network,
  weights: readonly ArrayLike<number>[],
  inputs: ReferenceInputs,
  count: number,
): Float64Array {
  const scale = inputs instanceof Uint8Array ? 1 / 255 : 1;
  let width = sizeOf(network.inputShape);
  let values = new Float64Array(count * width); // [count, width]
  for (let at = 0; at < values.length; at += 1) values[at] = inputs[at] * scale;

  let used = 0;
  for (const layer of network.layers) {
    switch (layer.kind) {
      case 'flatten':
        break;
      case 'dense':
        values = dense(values, width, weights[used], weights[used + 1], layer.units);
        width = layer.units;
        used += 2;
        break;
      case 'relu':
        for (let at = 0; at < values.length; at += 1) if (values[at] < 0) values[at] = 0;
        break;
      case 'tanh':
        for (let at = 0; at < values.length; at += 1) values[at] = Math.tanh(values[at]);
        break;
      default:
        throw new Error(
          `The reference network has no "${layer.kind}" layer. Known: flatten, dense, relu, tanh.`,
        );
    }
  }
  return values;
}

/** [count, inputs] · [inputs, units] + [units] → [count, units]. */
function dense(
  values: Float64Array,
  inputs: number,
  kernel: ArrayLike<number>,
  bias: ArrayLike<number>,
  units: number,
): Float64Array<ArrayBuffer> {
  const count = values.length / inputs;
  const outputs = new Float64Array(count * units);
  for (let row = 0; row < count; row += 1) {
    const to = row * units;
    for (let unit = 0; unit < units; unit += 1) outputs[to + unit] = bias[unit];
    for (let input = 0; input < inputs; input += 1) {
      const value = values[row * inputs + input];
      if (value === 0) continue; // most pixels, and half of the units after a ReLU
      const from = input * units;
      for (let unit = 0; unit < units; unit += 1) outputs[to + unit] += value * kernel[from + unit];
    }
  }
  return outputs;
}

/**
 * Mean cross-entropy in nats, and the fraction of right answers (the first of equal logits is the
 * answer), of logits [count, classes].
 */
export function score(
  logits: Float64Array,
  labels: Uint8Array,
  classes: number,
): { readonly loss: number; readonly accuracy: number } {
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
  return { loss: loss / count, accuracy: right / count };
}
