/** Plain float64 backpropagation through a fully connected network, for the tests. */
import type { Examples } from '../examples';
import type { Network } from '../../models/network';

type Rows = number[][]; // [batch][features]

/**
 * Mean cross-entropy over some examples and its gradient by every parameter.
 * @param weights m ⊙ θ
 */
export function float64Gradients(
  network: Network,
  weights: readonly ArrayLike<number>[],
  { inputs, labels }: Examples,
  batch: Uint32Array,
): { loss: number; gradients: Float64Array[] } {
  const features = network.inputShape.reduce((a, b) => a * b, 1);
  const scale = inputs instanceof Uint8Array ? 255 : 1;
  let rows: Rows = Array.from(batch, (example) =>
    Array.from({ length: features }, (_, at) => inputs[example * features + at] / scale),
  );
  const gradients = network.parameters.map(({ shape }) => new Float64Array(product(shape)));
  const backward: ((outer: Rows) => Rows)[] = [];
  let parameter = 0;
  for (const layer of network.layers) {
    const before = rows;
    if (layer.kind === 'dense') {
      const [kernel, bias] = [weights[parameter], weights[parameter + 1]];
      const [kernelGradient, biasGradient] = [gradients[parameter], gradients[parameter + 1]];
      const { units } = layer;
      rows = before.map((row) =>
        Array.from({ length: units }, (_, o) =>
          row.reduce((sum, value, i) => sum + value * kernel[i * units + o], bias[o]),
        ),
      );
      backward.push((outer) =>
        before.map((row, example) => {
          outer[example].forEach((slope, o) => {
            biasGradient[o] += slope;
            row.forEach((value, i) => {
              kernelGradient[i * units + o] += value * slope;
            });
          });
          return row.map((_, i) => outer[example].reduce((sum, slope, o) => sum + slope * kernel[i * units + o], 0));
        }),
      );
      parameter += 2;
    } else if (layer.kind === 'relu') {
      rows = before.map((row) => row.map((value) => Math.max(value, 0)));
      backward.push((outer) =>
        outer.map((row, example) => row.map((slope, at) => (before[example][at] > 0 ? slope : 0))),
      );
    } else if (layer.kind === 'tanh') {
      const after = before.map((row) => row.map((value) => Math.tanh(value)));
      rows = after;
      backward.push((outer) =>
        outer.map((row, example) => row.map((slope, at) => slope * (1 - after[example][at] ** 2))),
      );
    }
  }
  let loss = 0;
  let outer = rows.map((logits, example) => {
    const most = Math.max(...logits);
    const exponentials = logits.map((logit) => Math.exp(logit - most));
    const total = exponentials.reduce((a, b) => a + b, 0);
    const label = labels[batch[example]];
    loss -= (logits[label] - most - Math.log(total)) / batch.length;
    return exponentials.map((e, at) => (e / total - (at === label ? 1 : 0)) / batch.length);
  });
  for (const back of backward.toReversed()) outer = back(outer);
  return { loss, gradients };
}

const product = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
