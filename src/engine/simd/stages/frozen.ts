import type { Arena } from '../arena';
import { vectorBytes } from '../padding';

/** Entries of a list that are not trained: they hold the rest of a pruned place. */
interface Frozen {
  /** address of the optimizer's mask, entry by entry; 0: all are trained */
  readonly mask: number;
  /** Fills it in the committed memory. */
  write(): void;
  /** Clears their places in a whole kernel's gradient. */
  clear(gradient: Float32Array): void;
}

/** @param places in the kernel, entry by entry @param trained places that are trained; null: all */
export function placeFrozen(places: Uint32Array, trained: Uint8Array | null, arena: Arena): Frozen {
  if (trained === null || places.every((place) => trained[place] !== 0)) {
    return { mask: 0, write: () => {}, clear: () => {} };
  }
  const mask = arena.reserve(vectorBytes(places.length));
  return {
    mask,
    write: () => {
      const bits = arena.words(mask, places.length);
      places.forEach((place, entry) => {
        bits[entry] = trained[place] === 0 ? 0 : 0xffffffff;
      });
    },
    clear: (gradient) => {
      for (const place of places) {
        if (trained[place] === 0) gradient[place] = 0;
      }
    },
  };
}
