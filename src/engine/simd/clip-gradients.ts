import type { Arena } from './arena';
import type { ParameterBlock } from './stages/stage';

/** As in PyTorch's clip_grad_norm_: the scale stays finite where there is no gradient. */
const EPSILON = 1e-6;

/**
 * Shortens the gradients of all blocks together to `longest` (Pascanu et al. 2013). The sum of squares is of survivors
 * alone, in float64 and in the order of the blocks, so that every machine finds the same bits.
 */
export function clipGradients(blocks: readonly ParameterBlock[], longest: number, arena: Arena): void {
  let squares = 0;
  for (const { gradients, mask, bytes } of blocks) {
    const slopes = arena.floats(gradients, bytes / 4);
    const kept = mask === 0 ? null : arena.words(mask, bytes / 4);
    for (let at = 0; at < slopes.length; at += 1) {
      if (kept === null || kept[at] !== 0) squares += slopes[at] * slopes[at];
    }
  }
  const scale = longest / (Math.sqrt(squares) + EPSILON);
  if (!(scale < 1)) return;
  for (const { gradients, bytes } of blocks) {
    const slopes = arena.floats(gradients, bytes / 4);
    for (let at = 0; at < slopes.length; at += 1) slopes[at] *= scale;
  }
}
