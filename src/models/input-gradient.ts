/** What a network answers to one example, and how its answer depends on each input. */
import { sizeOf } from '../lottery/parameters';
import type { Layer, Network } from './layers';
import {
  pullBatchNorm,
  pullConvolution,
  pullDense,
  pullElementwise,
  pullPad,
  pullPool,
  type PullBack,
} from './pull-back';
import type { ReferenceInputs } from './reference';
import { batchNorm, convolve, dense, padChannels, pool, type Activation } from './reference-layers';

export interface InputGradient {
  /** [classes] */
  readonly logits: Float64Array;
  /** the class with the largest logit, the first of equal ones */
  readonly answer: number;
  /** ∂(logit of `answer`) / ∂input, in the shape of the input */
  readonly gradient: Float64Array;
}

interface Step extends Activation {
  readonly pull: PullBack;
}

/** The first class with the largest value. */
export const largestOf = (values: ArrayLike<number>): number => {
  let answer = 0;
  for (let at = 1; at < values.length; at += 1) if (values[at] > values[answer]) answer = at;
  return answer;
};

/**
 * The gradient of the winning logit by the inputs of one example, in evaluation mode, in float64.
 * @param weights m ⊙ θ, one array per parameter
 * @throws Error naming the first layer that it does not know.
 */
export function inputGradient(
  network: Network,
  weights: readonly ArrayLike<number>[],
  input: ReferenceInputs,
): InputGradient {
  let used = 0;
  const take = (parameters: number): readonly ArrayLike<number>[] => {
    used += parameters;
    return weights.slice(used - parameters, used);
  };

  const forwardOf = ({ values, shape }: Activation, layer: Layer): Step => {
    switch (layer.kind) {
      case 'flatten':
        return { values, shape: [sizeOf(shape)], pull: same };
      case 'dropout':
        return { values, shape, pull: same };
      case 'dense': {
        const [kernel, bias] = take(2);
        const inputs = sizeOf(shape);
        return {
          values: dense(values, inputs, kernel, bias, layer.units),
          shape: [layer.units],
          pull: pullDense(kernel, inputs, layer.units),
        };
      }
      case 'relu':
        return {
          values: values.map((x) => (x < 0 ? 0 : x)),
          shape,
          pull: pullElementwise(values.map((x) => (x > 0 ? 1 : 0))),
        };
      case 'tanh':
        return {
          values: values.map(Math.tanh),
          shape,
          pull: pullElementwise(values.map((x) => 1 - Math.tanh(x) ** 2)),
        };
      case 'conv': {
        const [kernel] = take(1);
        const bias = layer.bias ? take(1)[0] : null;
        const { size, stride, padding } = layer;
        return {
          ...convolve({ values, shape }, 1, kernel, bias, size, stride, padding),
          pull: pullConvolution(shape, kernel, size, stride, padding),
        };
      }
      case 'max-pool':
      case 'average-pool': {
        const window = [layer.size, layer.size] as const;
        const pooled = pool({ values, shape }, 1, layer.kind, window, layer.stride);
        return { ...pooled, pull: pullPool({ values, shape }, pooled, layer.kind, window, layer.stride) };
      }
      case 'global-average-pool': {
        const window = [shape[0], shape[1]] as const;
        const pooled = pool({ values, shape }, 1, 'average-pool', window, 1);
        const pull = pullPool({ values, shape }, pooled, 'average-pool', window, 1);
        return { values: pooled.values, shape: [shape[2]], pull };
      }
      case 'batch-norm': {
        const own = take(4);
        const normed = batchNorm(values, shape[shape.length - 1], own, false);
        return { values: normed, shape, pull: pullBatchNorm(own[0], own[3]) };
      }
      case 'pad-channels':
        return { ...padChannels({ values, shape }, layer.channels), pull: pullPad(shape[2], layer.channels) };
      case 'residual': {
        const body = chain({ values, shape }, layer.body);
        const shortcut = chain({ values, shape }, layer.shortcut);
        return {
          values: body.values.map((value, at) => value + shortcut.values[at]),
          shape: body.shape,
          pull: (outputs) => {
            const other = shortcut.pull(outputs);
            return body.pull(outputs).map((value, at) => value + other[at]);
          },
        };
      }
      default:
        throw new Error(`Contributions are not known for a "${layer.kind}" layer.`);
    }
  };
  const chain = (from: Activation, layers: readonly Layer[]): Step => {
    const pulls: PullBack[] = [];
    const end = layers.reduce<Activation>((at, layer) => {
      const step = forwardOf(at, layer);
      pulls.push(step.pull);
      return step;
    }, from);
    return { ...end, pull: (outputs) => pulls.reduceRight((at, pull) => pull(at), outputs) };
  };

  const scale = input instanceof Uint8Array ? 1 / 255 : 1;
  const values = Float64Array.from(input, (value) => value * scale);
  const { values: logits, pull } = chain({ values, shape: network.inputShape }, network.layers);
  const answer = largestOf(logits);
  const chosen = new Float64Array(network.classes);
  chosen[answer] = 1;
  return { logits, answer, gradient: pull(chosen) };
}

const same: PullBack = (outputs) => outputs;
