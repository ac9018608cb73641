/** What the contract compares engines with: data, networks and training in float64. Tests only. */
import type { Examples, Splits } from '../examples';
import type { Masks } from '../../lottery/masks';
import { isKernel, sizeOf, type Weights } from '../../lottery/parameters';
import { permutation, stream } from '../../lottery/random/stream';
import { answersOf, describeNetwork, readsTokens, type Network } from '../../models/network';
import { reference, score } from '../../models/reference';
import { softmax } from '../../models/softmax';
import type { OptimizerSettings } from '../engine';

type InputKind = 'bytes' | 'floats';

const SHAPE = [2, 4, 1]; // 8 inputs: not a multiple of 3, for engines that pack bytes
const CLASSES = 3;

/** 8 inputs, two hidden layers, 3 classes. */
export const smallNetwork = (activation: 'relu' | 'tanh'): Network =>
  describeNetwork(SHAPE, CLASSES, [
    { kind: 'flatten' },
    { kind: 'dense', units: 7 },
    { kind: activation },
    { kind: 'dense', units: 5 },
    { kind: activation },
    { kind: 'dense', units: CLASSES },
  ]);

/** Normal weights of a size that gives losses near ln 3 and hidden units of both signs. */
export const startWeights = (network: Network, seed: number): Float32Array[] =>
  network.parameters.map((spec) => {
    const random = stream(seed, 'contract', spec.name);
    return Float32Array.from({ length: sizeOf(spec.shape) }, () => 0.5 * random.normal());
  });

/** Masks that keep about `density` of every prunable kernel. */
export const sparseMasks = (network: Network, density: number, seed: number): Masks =>
  network.parameters.map((spec) => {
    if (!spec.prunable) return null;
    const random = stream(seed, 'contract-mask', spec.name);
    return Uint8Array.from({ length: sizeOf(spec.shape) }, () => (random.uniform() < density ? 1 : 0));
  });

/** Random inputs, a third of them exactly 0; the label is the largest of three inputs. */
export function smallSplits(kind: InputKind, counts: readonly [number, number, number]): Splits {
  const examples = (name: string, count: number): Examples => {
    const random = stream(3, 'contract', name);
    const draw = (): number => (random.below(3) === 0 ? 0 : random.below(256));
    const bytes = Uint8Array.from({ length: count * sizeOf(SHAPE) }, draw);
    const labels = Uint8Array.from({ length: count }, (_, row) => {
      const seen = Array.from(bytes.subarray(row * sizeOf(SHAPE), row * sizeOf(SHAPE) + CLASSES));
      return seen.indexOf(Math.max(...seen));
    });
    const inputs = kind === 'bytes' ? bytes : Float32Array.from(bytes, (byte) => byte / 255 - 0.4);
    return { count, inputs, labels };
  };
  return {
    inputShape: SHAPE,
    train: examples('train', counts[0]),
    validation: examples('validation', counts[1]),
    test: examples('test', counts[2]),
  };
}

/** `steps` batches of distinct training examples. */
export const someBatches = (count: number, batch: number, steps: number): Uint32Array[] => {
  const random = stream(5, 'contract', 'batches');
  return Array.from({ length: steps }, () => permutation(random, count).slice(0, batch));
};

/** Examples of a batch as a network sees them, and their labels: one, or one at each position. */
export function seenBy(network: Network, { inputs, labels }: Examples, batch: Uint32Array) {
  const size = sizeOf(network.inputShape);
  const scale = inputs instanceof Uint8Array && !readsTokens(network) ? 255 : 1;
  const answers = answersOf(network);
  return {
    inputs: Float64Array.from({ length: batch.length * size }, (_, at) => {
      return inputs[batch[Math.floor(at / size)] * size + (at % size)] / scale;
    }),
    labels: Uint8Array.from({ length: batch.length * answers }, (_, at) => {
      return labels[batch[Math.floor(at / answers)] * answers + (at % answers)];
    }),
    count: batch.length,
  };
}

/** Mean loss of these weights (already m ⊙ θ) on some examples, and its gradient; pruned entries 0. */
export function referenceGradients(
  network: Network,
  weights: readonly ArrayLike<number>[],
  masks: Masks,
  examples: Examples,
  batch: Uint32Array,
): { readonly loss: number; readonly gradients: Float64Array[] } {
  const { classes } = network;
  const { inputs: rows, labels: right } = seenBy(network, examples, batch);
  const { values: logits, pull } = reference(network, weights, rows, batch.length, 'training');
  const slopes = new Float64Array(logits.length);
  right.forEach((label, row) => {
    slopes.set(softmax(logits.subarray(row * classes, (row + 1) * classes)), row * classes);
    slopes[row * classes + label] -= 1;
  });
  const found: Float64Array[] = network.parameters.map(() => new Float64Array());
  pull(
    slopes.map((slope) => slope / right.length),
    found,
  );
  const gradients = found.map((values, parameter) =>
    values.map((value, at) => (masks[parameter]?.[at] === 0 ? 0 : value)),
  );
  return { loss: score(logits, right, classes).loss, gradients };
}

/** m ⊙ θ in float64. */
export const maskedWeights = (weights: Weights, masks: Masks): Float64Array[] =>
  weights.map((values, parameter) =>
    Float64Array.from(values, (value, at) => (masks[parameter]?.[at] === 0 ? 0 : value)),
  );

/** Textbook training in float64: the loss of each batch before its step, and the last weights. */
export function referenceTraining(
  network: Network,
  start: Weights,
  masks: Masks,
  optimizer: OptimizerSettings,
  learningRate: number,
  examples: Examples,
  batches: readonly Uint32Array[],
): { readonly losses: number[]; readonly weights: Float64Array[] } {
  const weights = maskedWeights(start, masks);
  const first = weights.map((values) => new Float64Array(values.length)); // Adam's m; velocity
  const second = weights.map((values) => new Float64Array(values.length)); // Adam's v
  const losses = batches.map((batch, step) => {
    const { loss, gradients } = referenceGradients(network, weights, masks, examples, batch);
    weights.forEach((values, parameter) => {
      const decay = isKernel(network.parameters[parameter]) ? optimizer.weightDecay : 0;
      const [m, v] = [first[parameter], second[parameter]];
      values.forEach((value, at) => {
        const g = gradients[parameter][at] + decay * value;
        switch (optimizer.id) {
          case 'sgd':
            values[at] -= learningRate * g;
            break;
          case 'momentum':
            m[at] = optimizer.momentum * m[at] + g;
            values[at] -= learningRate * m[at];
            break;
          case 'adam': {
            m[at] = 0.9 * m[at] + 0.1 * g;
            v[at] = 0.999 * v[at] + 0.001 * g * g;
            const mean = m[at] / (1 - 0.9 ** (step + 1));
            const root = Math.sqrt(v[at] / (1 - 0.999 ** (step + 1)));
            values[at] -= (learningRate * mean) / (root + 1e-8);
            break;
          }
          default:
            throw new Error(`Unknown optimizer ${optimizer.id satisfies never}.`);
        }
      });
    });
    return loss;
  });
  return { losses, weights };
}
