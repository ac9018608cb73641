import { masksAt, withLevel, type Masks, type PrunedIn } from './masks';
import type { LevelPlan } from './plan';
import type { Recipe } from './step';

/**
 * The masks that are known. Where they are nested, one byte per weight and chain tells those of every level: when
 * the weight went. Where weights come back, each level is kept by itself.
 */
interface MaskBook {
  has(step: Recipe): boolean;
  masks(step: Recipe): Masks | undefined;
  /**
   * Masks of a chain's next level.
   * @returns when each weight went, up to this level; where weights come back, this level for all that are gone
   * @throws Error when masks are not nested, though their method says so
   */
  add(chain: string, level: LevelPlan, masks: Masks): PrunedIn;
  /** Masks that a recording tells. @param levels those that `prunedIn` tells */
  know(chain: string, levels: readonly LevelPlan[], prunedIn: PrunedIn): void;
}

export function createMaskBook(): MaskBook {
  const places = new Map<Recipe, { readonly chain: string; readonly level: number }>();
  const chains = new Map<string, PrunedIn>();
  const know: MaskBook['know'] = (chain, levels, prunedIn) => {
    chains.set(chain, prunedIn);
    for (const { masks, level } of levels) places.set(masks, { chain, level });
  };
  return {
    know,
    has: (step) => places.has(step),
    add(chain, level, masks) {
      const name = level.nested ? chain : `${chain}/${level.level}`;
      const prunedIn = withLevel(chains.get(name) ?? null, masks, level.level);
      know(name, [level], prunedIn);
      return prunedIn;
    },
    masks(step) {
      const place = places.get(step);
      const prunedIn = place && chains.get(place.chain);
      return prunedIn && masksAt(prunedIn, place.level);
    },
  };
}
