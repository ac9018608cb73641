import type { Arena } from './arena';
import type { Kernels } from './kernel-module';

/** An activation: addresses of [rows][lanes] values and gradients; gradient 0: not wanted. */
export interface Activation {
  readonly value: number;
  readonly gradient: number;
}

/** An array the optimizer updates: addresses, 0 where there is none. */
export interface ParameterBlock {
  readonly weights: number;
  readonly gradients: number;
  readonly mask: number;
  /** length in bytes, a multiple of 16 */
  readonly bytes: number;
  /** does weight decay apply? To kernels only. */
  readonly decays: boolean;
}

/** A fully connected layer in the memory of the kernels. */
export interface WeightLayer {
  /** kernel, then bias */
  readonly blocks: readonly [ParameterBlock, ParameterBlock];
  /** Copies m ⊙ kernel [inputs][outputs] and bias into the committed memory. */
  write(kernel: Float32Array, bias: Float32Array): void;
  /** Copies of kernel-shaped and bias-shaped numbers; pruned entries 0. */
  read(what: 'weights' | 'gradients'): [Float32Array, Float32Array];
  forward(): void;
  /** Gradients of kernel and bias, and of the input where it is wanted. */
  backward(): void;
}

/** What a layer is made from; addresses reserved in `arena`, usable after its commit. */
export interface LayerSettings {
  readonly arena: Arena;
  readonly kernels: Kernels;
  readonly inputs: number;
  readonly outputs: number;
  readonly lanes: number;
  readonly mask: Uint8Array | null;
  readonly input: Activation;
  readonly output: Activation;
}
