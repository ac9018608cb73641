/** One handwritten digit as pixels. */
import type { RandomStream } from '../../../lottery/random/stream';
import { exp } from '../../../lottery/random/maths';
import { glyphs } from './glyphs';
import { drawLine, wipe } from './ink';
import { appendCurve, emptyPolyline } from './path';
import { cutNormal, warp, type Distortion } from './warp';

/** Side of an image in pixels. */
export const SIZE = 28;

const HEIGHT = 19; // pixels of an undistorted digit
const WIDTH = 13;
const SPACING = 1.5; // pixels between two points of a polyline

/** Writes digits; holds the scratch space of one image. */
export interface Writer {
  /**
   * Writes `digit` into `pixels` from `offset` on ([SIZE, SIZE] bytes, 0 paper … 255 ink).
   * @param difficulty 0 (clean) … 1 (very distorted); the same `random` at another difficulty
   * gives the same digit, more or less distorted
   */
  write(pixels: Uint8Array, offset: number, digit: number, difficulty: number, random: RandomStream): void;
}

export function createWriter(): Writer {
  const canvas = new Float64Array(SIZE * SIZE);
  const line = emptyPolyline();
  const stray = emptyPolyline();
  const x = new Float64Array(32);
  const y = new Float64Array(32);

  const write: Writer['write'] = (pixels, offset, digit, difficulty, random) => {
    const strength = 0.15 + 1.7 * difficulty; // 1 at the default difficulty of 0.5
    canvas.fill(0);
    line.length = 0;
    stray.length = 0;

    const styles = glyphs[digit];
    const jitter = JITTER * strength;
    for (const stroke of styles[random.below(styles.length)]) {
      stroke.forEach(([px, py], k) => {
        x[k] = (px - 0.5) * WIDTH + jitter * cutNormal(random);
        y[k] = (py - 0.5) * HEIGHT + jitter * cutNormal(random);
      });
      appendCurve(line, stroke, x, y, SPACING);
    }
    warp(line, distortion(strength), SIZE, random);

    const radius = RADIUS * exp(RADIUS_SPREAD * cutNormal(random));
    const taper = 1 + 0.25 * cutNormal(random) * Math.min(1, strength);
    const ink = 1 - 0.25 * random.uniform();
    drawLine(canvas, SIZE, line, { radius: [radius, radius * Math.max(0.6, taper)], ink });

    // the pen skips somewhere on the line
    const skips = random.uniform() < SKIPS * strength;
    const where = random.below(line.length);
    const gap = 0.4 + 1.4 * random.uniform();
    if (skips) wipe(canvas, SIZE, line.x[where], line.y[where], gap);

    // a stray stroke somewhere
    const strays = random.uniform() < STRAYS * strength;
    for (let k = 0; k < 2; k += 1) {
      x[k] = (random.uniform() - 0.5) * 24;
      y[k] = (random.uniform() - 0.5) * 24;
    }
    if (strays) {
      const reach = 0.15 + 0.25 * random.uniform();
      x[1] = x[0] + reach * (x[1] - x[0]);
      y[1] = y[0] + reach * (y[1] - y[0]);
      appendCurve(stray, STRAY, x, y, SPACING);
      drawLine(canvas, SIZE, stray, { radius: [0.6 * radius, 0.6 * radius], ink });
    }

    // the grain of the paper takes away ink, never adds any: paper stays exactly 0
    const grain = Math.min(0.6, GRAIN * strength);
    for (let k = 0; k < canvas.length; k += 1) {
      const value = canvas[k];
      pixels[offset + k] = value === 0 ? 0 : Math.floor(255 * value * (1 - grain * random.uniform()) + 0.5);
    }
  };
  return { write };
}

const STRAY = [
  [0, 0],
  [1, 1],
] as const;

const RADIUS = 1.15; // pixels, median half width of the pen
const RADIUS_SPREAD = 0.3; // standard deviation of its logarithm
const JITTER = 0.8; // pixels, standard deviation of each point of a glyph
const SKIPS = 0.1; // fraction of images with a gap
const STRAYS = 0.05; // fraction of images with a stray stroke
const GRAIN = 0.18; // largest part of a pixel's ink that is taken away

const distortion = (strength: number): Distortion => ({
  rotation: 0.13 * strength,
  shear: 0.2 * strength,
  scale: 0.08 * strength,
  aspect: 0.15 * strength,
  shift: 0.7 * strength,
  elastic: 1 * strength,
});
