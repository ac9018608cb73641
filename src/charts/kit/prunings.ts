/** Masks of any round, read from the round in which each weight was pruned. */

/** Was a weight still there after `round` prunings? `prunedIn` 0: it is left to the end. */
export const isKept = (prunedIn: number, round: number): boolean => prunedIn === 0 || prunedIn > round;

/**
 * Surviving weights per input of the first layer after rounds 0 … `rounds`: [round][input].
 * A dense kernel [in, out] counts per input; channels of one pixel are added up.
 * @param channels inputs per pixel
 */
export function survivorsByPixel(
  prunedIn: Uint8Array,
  outputs: number,
  channels: number,
  rounds: number,
): Uint32Array[] {
  const perPixel = outputs * channels;
  const pixels = Math.floor(prunedIn.length / perPixel);
  const byRound = Array.from({ length: rounds + 1 }, () => new Uint32Array(pixels));
  const prunedAt = new Uint32Array(256);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    prunedAt.fill(0);
    for (let at = pixel * perPixel; at < (pixel + 1) * perPixel; at += 1) prunedAt[prunedIn[at]] += 1;
    let left = perPixel;
    for (let round = 0; round <= rounds; round += 1) {
      if (round > 0) left -= prunedAt[round];
      byRound[round][pixel] = left;
    }
  }
  return byRound;
}
