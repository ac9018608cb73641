/** What a beat of the story points at, and what of the page is brought to the eye. */
import type { Beat } from '../../experiment/view-link';
import type { Target } from '../lessons/targets';

const TARGETS = { train: 'training', prune: 'pruning', win: 'accuracy' } as const satisfies Record<Beat, Target>;

interface Pointed {
  /** has the ring */
  readonly target: Target;
  readonly inView: Target;
}

/**
 * A phone begins with the headline and the curve below it, where the full network is the left end; it ends with the
 * headline too, which its last beat names.
 */
export function pointedAt(beat: Beat, onPhone: boolean): Pointed {
  const target = beat === 'train' && onPhone ? 'accuracy' : TARGETS[beat];
  return { target, inView: beat === 'win' && onPhone ? 'verdict' : target };
}
