/** Published plans: which share of the filters goes in which layer. */
import type { Entry } from '../registry';

/** One of them: which convolutions of an architecture lose how much. One file in plans/. */
export interface PruningPlan extends Entry {
  readonly architecture: string;
  /** The share of its filters that goes, 0 … 1. @param conv number of the convolution, shortcuts left out, from 1 */
  removed(conv: number): number;
}

/**
 * A plan for a residual network of three stages: a share of the filters of the first convolution of each block, by stage.
 * @param blocks in each stage
 * @param skip convolutions that keep all, as they are numbered
 */
export const residualPlan = (
  id: string,
  order: number,
  architecture: string,
  blocks: number,
  shares: readonly number[],
  skip: readonly number[],
): PruningPlan => ({
  id,
  order,
  architecture,
  // the first convolution stands before the blocks, which have two each: 2, 4, … are the first of theirs
  removed: (conv) =>
    conv % 2 === 0 && !skip.includes(conv) ? (shares[Math.floor((conv - 2) / (2 * blocks))] ?? 0) : 0,
});
