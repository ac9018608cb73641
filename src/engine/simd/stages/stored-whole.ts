import type { Arena } from '../arena';
import { copied } from '../zeros';
import type { ParameterBlock, WeightStage } from './stage';

/** A kernel stored whole, [inputs][stride]; what is not trained has no gradient that the optimizer sees. */
interface StoredWhole {
  readonly weights: number;
  readonly gradients: number;
  readonly block: ParameterBlock;
  write(kernel: Float32Array): void;
  read(...of: Parameters<WeightStage['read']>): Float32Array;
}

/** @param rows of zeros behind the inputs, too @param trained places that are trained; null: all */
export function storeWhole(
  {
    inputs,
    outputs,
    trained,
  }: { readonly inputs: number; readonly outputs: number; readonly trained: Uint8Array | null },
  rows: number,
  stride: number,
  arena: Arena,
  decays = true,
): StoredWhole {
  const bytes = rows * stride * 4;
  const weights = arena.reserve(bytes);
  const gradients = arena.reserve(bytes);
  const mask = trained === null ? 0 : arena.reserve(bytes);
  return {
    weights,
    gradients,
    block: { weights, gradients, mask, bytes, decays },
    write: (kernel) => {
      const stored = arena.floats(weights, rows * stride);
      const bits = trained === null ? null : arena.words(mask, rows * stride);
      for (let i = 0; i < inputs; i += 1) {
        for (let o = 0; o < outputs; o += 1) {
          const place = i * outputs + o;
          stored[i * stride + o] = kernel[place];
          if (bits !== null && trained?.[place]) bits[i * stride + o] = 0xffffffff;
        }
      }
    },
    read: (what, zeros) => {
      const stored = arena.floats(what === 'weights' ? weights : gradients, rows * stride);
      const kernel = zeros(inputs * outputs);
      for (let i = 0; i < inputs; i += 1) {
        for (let o = 0; o < outputs; o += 1) {
          const place = i * outputs + o;
          if (what === 'weights' || trained?.[place] !== 0) kernel[place] = stored[i * stride + o];
        }
      }
      return kernel;
    },
  };
}

/** A vector of numbers that all examples share: a bias, scales, shifts. */
export function storeVector(length: number, places: number, arena: Arena) {
  const [weights, gradients] = [arena.reserve(places * 4), arena.reserve(places * 4)];
  return {
    weights,
    gradients,
    block: { weights, gradients, mask: 0, bytes: places * 4, decays: false } satisfies ParameterBlock,
    write: (values: Float32Array) => arena.floats(weights, length).set(values),
    read: (...[what, zeros]: Parameters<WeightStage['read']>) =>
      copied(arena.floats(what === 'weights' ? weights : gradients, length), zeros),
  };
}
