import { masksAt, withLevel, type Masks, type PrunedIn } from './masks';
import type { LevelPlan } from './plan';
import type { Recipe } from './step';

/** The masks that are known, of one byte per weight and chain: those of every level follow from when a weight went. */
export interface MaskBook {
  has(step: Recipe): boolean;
  masks(step: Recipe): Masks | undefined;
  /** Masks of a chain's next level. @returns when each weight went, up to this level */
  add(chain: string, level: LevelPlan, masks: Masks): PrunedIn;
  /** Masks that a recording tells. @param prunedIn of the last of these levels or a later one */
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
      const prunedIn = withLevel(chains.get(chain) ?? null, masks, level.level);
      know(chain, [level], prunedIn);
      return prunedIn;
    },
    masks(step) {
      const place = places.get(step);
      const prunedIn = place && chains.get(place.chain);
      return prunedIn && masksAt(prunedIn, place.level);
    },
  };
}
