/** The contract every engine keeps; contract.test.ts holds them to it. */
import type { Splits, SplitName } from './examples';
import type { MaskLearning } from '../lottery/mask-learners';
import type { Masks } from '../lottery/masks';
import type { Weights } from '../lottery/parameters';
import type { Network } from '../models/network';

/** Where TF.js computes. */
export type TfjsBackend = 'webgpu' | 'webgl' | 'cpu';
export type Backend = 'wasm' | TfjsBackend;
export type EngineId = 'simd' | 'tfjs';

/** Adam β .9/.999, ε 1e-8 outside the root; `momentum` is heavy-ball: v ← μv + g, w ← w − lr·v. */
type OptimizerId = 'adam' | 'sgd' | 'momentum';

export interface OptimizerSettings {
  readonly id: OptimizerId;
  /** μ of `momentum`; ignored by the others */
  readonly momentum: number;
  /** L2 term added to the gradient of surviving kernel weights alone, never to the reported loss */
  readonly weightDecay: number;
  /** longer gradients, all parameters' together and before weight decay, are made so long; 0 or absent: none are */
  readonly clipNorm?: number;
  /**
   * λ of network slimming: λ·sign(γ) is added to the gradient of every batch-norm scale γ, as λ·Σ|γ| in the loss would, but
   * never to the reported loss (Liu et al. 2017); 0 or absent: nothing is
   */
  readonly scaleDecay?: number;
}

/** What training makes small: mean cross-entropy of softmax in nats. */
export type LossId = 'cross-entropy';

export interface Evaluation {
  /** mean over the examples, without weight decay */
  readonly loss: number;
  /** fraction of right answers, 0 … 1; the first of equal logits counts as the answer */
  readonly right: number;
}

/** What one training run starts from. */
export interface TrainerSettings {
  readonly network: Network;
  /** start weights, one array per parameter; the trainer copies them and stores m ⊙ θ + (1 − m) ⊙ rest */
  readonly weights: Weights;
  readonly masks: Masks;
  /** what pruned places hold, frozen (Zhou et al. 2019); looked at there alone. Zeros when absent. */
  readonly rest?: Weights;
  readonly optimizer: OptimizerSettings;
  /**
   * A mask is trained, by scores that the optimizer moves, and weights never change: in steps a kernel holds weights that
   * are on, and 0; evaluated, read and measured is the network that is left. Masks have to be full. Absent: weights are trained
   */
  readonly learning?: MaskLearning;
  /** cross-entropy when absent */
  readonly loss?: LossId;
  /** examples per step */
  readonly batch: number;
  /** of the streams that draw dropout masks, a new one each step; 0 when absent */
  readonly dropoutSeed?: number;
  /** of the streams that flip and shift training images, a new one each step; absent: none are moved */
  readonly augmentationSeed?: number;
  /** steps behind the start weights, for the place in the dropout streams; 0 when absent */
  readonly firstStep?: number;
}

/** Weights and optimizer state of a trainer, in the engine's own layout. */
export interface TrainerState {
  /** updates done */
  readonly steps: number;
  readonly arrays: readonly Uint8Array<ArrayBuffer>[];
}

/** For tasks whose examples the network makes itself, by what it answers. */
export interface Policy {
  /**
   * Outputs [count, outputs] for observations [count, features], count ≤ batch: a view, valid until the next call. What
   * stands beside an observation does not change one bit of its outputs.
   */
  forward(observations: Float32Array, count: number): Float32Array;
  /** One update by dL/d(outputs) of the last forward pass, [count, outputs]; the loss is the caller's. */
  update(outputGradients: Float32Array, learningRate: number): void;
}

/**
 * One network being trained. Optimizer state starts fresh (SCIENCE: trap 2); masks act in the
 * forward pass, so pruned weights have zero gradient and equal their rest, 0 if there is none, after every step (trap 1).
 */
export interface Trainer {
  /** One update on the training examples with these indices ([batch]). Reads nothing back. */
  step(examples: Uint32Array, learningRate: number): void | Promise<void>;
  /** Mean loss and share of right answers over the first `count` examples of a split. */
  evaluate(split: SplitName, count: number): Promise<Evaluation>;
  /** Gradient of the mean loss (no weight decay) over these training examples; pruned entries 0. */
  gradients(examples: Uint32Array): Promise<{ loss: number; gradients: Weights }>;
  /**
   * A copy of the weights, m ⊙ θ + (1 − m) ⊙ rest.
   * @param spare an earlier copy that nobody reads any more: it may be written over, and be what is given
   */
  weights(spare?: readonly Float32Array[]): Promise<Float32Array[]>;
  /**
   * Puts other weights in place of its own, running statistics too; masks, rest and optimizer stay.
   * @throws Error when they do not fit the network
   */
  write(weights: Weights): void;
  /**
   * Measures the running statistics of batch-norm anew: the mean over these batches of training examples, of what each
   * has in training, with dropout, and without augmentation. Nothing else changes, and nothing at all without batches.
   */
  measureStatistics(batches: readonly Uint32Array[]): Promise<void>;
  /** A copy of all that later steps depend on; null where the engine cannot give it. */
  checkpoint(): TrainerState | null;
  /**
   * Goes on, to the same bits, where a trainer of the same settings and engine version stood.
   * @throws Error when the state does not fit.
   */
  restore(state: TrainerState): void;
  /** absent: this engine trains on given examples only */
  readonly policy?: Policy;
  /** Frees everything the trainer holds. */
  dispose(): void;
}

/** A place where networks are trained. One trainer at a time. */
export interface Engine {
  readonly id: EngineId;
  readonly backend: Backend;
  /** changes whenever the engine's numbers may change: part of every cache key */
  readonly version: string;
  /** what the backend says it runs on ("Google SwiftShader", "4-wide SIMD") */
  readonly device: string;
  /** true when a GPU backend is only emulated in software */
  readonly software: boolean;
  /** Makes the examples available to trainers opened after; replaces the previous ones. */
  load(splits: Splits): Promise<void>;
  /**
   * Prepares a training run.
   * @throws Error when a layer kind is not supported, naming it.
   */
  open(settings: TrainerSettings): Promise<Trainer>;
  /** Bytes and handles held, for the leak tests. */
  memory(): { readonly bytes: number; readonly tensors: number };
  /** Resolves with the reason when the device or context is lost; never for engines without one. */
  readonly lost: Promise<string>;
  dispose(): void;
}
