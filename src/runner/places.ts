/** Lets so many hold something large at a time; others wait for theirs in the order in which they came. */
export interface Places {
  /** Resolves once there is a place, with what frees it again: freed twice is freed once. */
  take(): Promise<() => void>;
}

/** @param count at least 1 */
export function createPlaces(count: number): Places {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    async take() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => void waiting.push(resolve));
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      };
    },
  };
}
