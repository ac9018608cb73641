/** What a storage holds, by time of last use: decides what leaves when the quota is reached. */
interface KeptByUse {
  /** Has just been put. */
  add(key: string, bytes: number): void;
  /** Has just been used. */
  touch(key: string): void;
  remove(key: string): void;
  /**
   * Keys that must leave so that `bytes` more fit, those used longest ago first; they are forgotten
   * here. `key` is about to be replaced: it does not count and is not among them.
   */
  makeRoom(key: string, bytes: number): string[];
  /** bytes of all */
  bytes(): number;
}

/** @param held what is there already, used longest ago first */
export function keptByUse(
  quota: number,
  held: readonly { readonly key: string; readonly bytes: number }[] = [],
): KeptByUse {
  const sizes = new Map<string, number>(); // in order of last use
  let total = 0;
  const remove = (key: string): void => {
    total -= sizes.get(key) ?? 0;
    sizes.delete(key);
  };
  const add = (key: string, bytes: number): void => {
    remove(key);
    sizes.set(key, bytes);
    total += bytes;
  };
  for (const { key, bytes } of held) add(key, bytes);
  return {
    add,
    remove,
    bytes: () => total,
    touch(key) {
      const bytes = sizes.get(key);
      if (bytes !== undefined) add(key, bytes);
    },
    makeRoom(key, bytes) {
      remove(key);
      const leaving: string[] = [];
      for (const oldest of sizes.keys()) {
        if (total + bytes <= quota) break;
        leaving.push(oldest);
        remove(oldest);
      }
      return leaving;
    },
  };
}
