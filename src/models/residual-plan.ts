import type { PruningPlan } from './plans';

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
