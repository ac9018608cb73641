import type { Zeros } from '../zeros';

/** An array the optimizer updates: addresses, 0 where there is none. */
export interface ParameterBlock {
  readonly weights: number;
  readonly gradients: number;
  readonly mask: number;
  /** length in bytes, a multiple of 16 */
  readonly bytes: number;
  /** does weight decay apply? To kernels only. */
  readonly decays: boolean;
  /** are they scales of batch-norm? */
  readonly scales?: boolean;
}

/** What a stage needs to know of the batch at hand. */
export interface Pass {
  /** examples, in the first lanes */
  readonly count: number;
  /** address of [lanes]: all ones for the lanes of examples, zeros for the rest */
  readonly laneMask: number;
  /** batch statistics and dropout, or running statistics and none */
  readonly training: boolean;
  /** does this pass belong to a step? Only then running statistics move. */
  readonly updates: boolean;
  /** number of the step, from 0: which dropout masks */
  readonly step: number;
}

/** One operation of the network, placed in memory. */
export interface Stage {
  forward(pass: Pass): void;
  /** Gradients of parameters, and of the input where it is wanted. */
  backward(pass: Pass): void;
}

/** A stage with parameters. */
export interface WeightStage extends Stage {
  /** what the optimizer updates */
  readonly blocks: readonly ParameterBlock[];
  /** running statistics: what steps change besides `blocks` */
  readonly statistics?: readonly {
    readonly at: number;
    readonly bytes: number;
    /** where those of the last batch in training are */
    readonly ofBatch: number;
  }[];
  /** Copies its parameters, with the rests of pruned places, into the committed memory. */
  write(...parameters: Float32Array[]): void;
  /** Copies in the shapes of the parameters; of gradients those of pruned entries, and of what is not trained, are 0. */
  read(what: 'weights' | 'gradients', zeros: Zeros): Float32Array[];
}
