/** How large data files may be. Bytes are the limit, not examples: EMNIST's largest has 697,932 images. */

/** Most bytes of one unpacked file: 800,000 images of 28 × 28 pixels fit. */
export const MOST_BYTES = 640_000_000;
/** Most bytes of all unpacked files that are given together. */
export const MOST_TOGETHER = 1_300_000_000;
/** Most bytes of a text file with a table. */
export const MOST_TEXT = 400_000_000;
/** Largest side of an image, in pixels. */
export const MOST_SIDE = 64;
export const MOST_CLASSES = 100;
/** Most files of a folder or an archive that are looked at. */
export const MOST_FILES = 1_000;

/**
 * Most bytes that a packed file may unpack to: data shrink to a fifth, empty ones to a thousandth, so
 * a small file that unpacks to a very large one is not unpacked to its end.
 * @param announced the file's beginning says how long it is
 */
export const mostUnpacked = (packed: number, announced = true): number =>
  Math.min(MOST_BYTES, announced ? Math.max(64_000_000, 250 * packed) : Math.max(16_000_000, 60 * packed));
