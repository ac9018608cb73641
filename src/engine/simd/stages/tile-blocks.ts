import { PIXEL } from '../activation';

/** Bytes of a block of tiles that mostly stay in the second-level cache, and tiles that are worth a block. */
const CACHED = 512 * 1024;
const [LEAST, MOST] = [4, 16];

/** Bytes of what `channels` of a block of tiles have at all places, a gap behind each (kernels/winograd-tiles.ts). */
export const placesBytes = (places: number, block: number, channels: number): number =>
  places * (block * PIXEL * channels + PIXEL);

/** How many tiles of so many bytes are done together. */
export const blockOf = (tileBytes: number, tiles: number): number =>
  Math.min(Math.max(Math.floor(CACHED / tileBytes), LEAST), MOST, tiles);
