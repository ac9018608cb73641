import type { Activation } from '../activation';
import type { Arena } from '../arena';
import type { Kernels } from '../kernel-module';
import type { BufferPlan } from './buffer-plan';
import type { Stage, WeightStage } from '../stages/stage';

/** What is known of a run before anything is placed. */
export interface Known {
  /** fraction of a parameter's places that hold a number: weights left, and rests other than 0 */
  densityOf(parameter: number): number;
  /** fraction of zeros in a buffer; 0 where nobody has counted */
  zerosOf(buffer: number): number;
}

/** What an operation is placed with: addresses reserved in `arena`, usable after its commit. */
export interface Placing extends Known {
  readonly arena: Arena;
  readonly kernels: Kernels;
  /** examples at once */
  readonly lanes: number;
  readonly input: Activation;
  readonly output: Activation;
  /** what is added to the output, and what else has a gradient of it; null: nothing */
  readonly other: Activation | null;
  readonly second: Activation | null;
  /** Places of a parameter that hold a number: its mask, and where rests are not 0; null: all of them. */
  heldOf(parameter: number): Uint8Array | null;
  /** Places that are trained: its mask; null when that keeps everything, which saves reading it in every step. */
  trainedOf(parameter: number): Uint8Array | null;
  /** is the output taken through a ReLU before it is stored? */
  readonly relu: boolean;
  /** where the input's non-zero vectors are listed; 0: nowhere */
  readonly vectorStarts: number;
  readonly dropoutSeed: number;
  readonly scratch: Scratch;
}

/** Memory that all stages share: nothing in it lasts from one call of a stage to the next. */
export interface Scratch {
  /** Asks for at least `bytes`, while stages are placed. */
  need(bytes: number): void;
  /** where it begins, once all are placed */
  readonly at: number;
}

/** What is stored is at least this. */
export const floorOf = (relu: boolean): number => (relu ? 0 : -Infinity);

/** One thing to compute. */
export interface Operation {
  readonly kind: string;
  /** places in `NetworkPlan.buffers` */
  readonly from: number;
  readonly to: number;
  /** a buffer that is added to the result; null: none so far. Absent where it cannot be. */
  readonly other?: number | null;
  /** a second reader of `to`, whose gradient it takes, too; null: none so far. Absent where it cannot. */
  readonly second?: number | null;
  /** places in Network.parameters */
  readonly parameters?: readonly number[];
  /** is the result taken through a ReLU? Absent where it cannot be. */
  readonly relu?: boolean;
  /** does its way back, or another reader, need its output as it is? */
  readonly keepsOutput?: true;
  /** whose values its way back reads, besides the output of a ReLU */
  readonly readsBack?: readonly ('input' | 'output')[];
  /** has it a kernel? Then its way back has two products, with the input and with the kernel. */
  readonly hasKernel?: true;
  /** can it write its result flat as well as an image? */
  readonly laysFlat?: true;
  /** is it computed element by element, frames and all, so that they are of one width? */
  readonly elementwise?: true;
  /** may the gradient of its input lie where that of its output was? Nothing else of it is needed then. */
  readonly givesUpGradient?: true;
  /** does it read nothing but the listed non-zero vectors of its input? */
  readsVectors?(known: Known): boolean;
  /** What computes it; a WeightStage where it has parameters. */
  place(placing: Placing): Stage | WeightStage;
}

/** A network as a list of operations; parameters are met in the order of Network.parameters. */
export interface NetworkPlan {
  /** values of one example */
  readonly features: number;
  readonly classes: number;
  readonly buffers: readonly BufferPlan[];
  readonly operations: readonly Operation[];
  readonly input: number;
  readonly logits: number;
  /** are its inputs tokens? */
  readonly tokens: boolean;
}
