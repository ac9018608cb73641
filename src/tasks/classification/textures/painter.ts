/** One picture of Textures and shapes as pixels. */
import type { RandomStream } from '../../../lottery/random/stream';
import { patterns, sampler, type Placement } from './patterns';

/** Side of a picture in pixels. */
export const SIZE = 32;

const TURN = 2 * Math.PI;
const between = (random: RandomStream, low: number, high: number): number => low + (high - low) * random.uniform();

/**
 * Paints a picture of class `label` into `pixels` from `offset` on ([SIZE, SIZE, 3] bytes).
 * @param difficulty 0 (clear) … 1 (faint, noisy and cluttered); the same `random` at another
 * difficulty gives the same picture, more or less clear
 */
export function paint(
  pixels: Uint8Array,
  offset: number,
  label: number,
  difficulty: number,
  random: RandomStream,
): void {
  const { texture, at } = patterns[label];
  const value = sampler(at, placement(random, texture));
  // another texture, faintly over everything, says nothing about the class
  const clutterOf = patterns[random.below(CLUTTERS)];
  const clutter = sampler(clutterOf.at, placement(random, true));
  const clutterStrength = 0.45 * difficulty * random.uniform();
  const [paper, ink] = colours(random, difficulty);
  const noise = 60 * difficulty; // standard deviation in grey levels
  const shade = between(random, -0.5, 0.5) * difficulty; // light falls from one side
  const slope = between(random, -1, 1);
  const middle = (SIZE - 1) / 2;
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const [x, y] = [column - middle, row - middle];
      const mix = value(x, y) + clutterStrength * (clutter(x, y) - 0.5);
      const light = 1 + (shade * (x + slope * y)) / SIZE;
      const to = offset + (row * SIZE + column) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const colour = paper[channel] + (ink[channel] - paper[channel]) * mix;
        const grey = colour * light + noise * grain(random.uint32());
        pixels[to + channel] = Math.max(0, Math.min(255, Math.floor(grey + 0.5)));
      }
    }
  }
}

/**
 * Noise of mean 0 and standard deviation 1 from 32 random bits: the sum of their four bytes, nearly
 * normal and much cheaper, which counts at 3,072 numbers a picture.
 */
const grain = (bits: number): number =>
  ((bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24) - 510) / 147.8;

/** Clutter is one of the textures, the first classes. */
const CLUTTERS = patterns.filter(({ texture }) => texture).length;

function placement(random: RandomStream, texture: boolean): Placement {
  return {
    x: between(random, -5, 5),
    y: between(random, -5, 5),
    angle: TURN * random.uniform(),
    size: texture ? between(random, 6, 12) : between(random, 6, 11),
    phase: random.uniform(),
  };
}

/** Two random colours that differ by at least `apart` in brightness: colour says nothing about the class. */
function colours(random: RandomStream, difficulty: number): [number[], number[]] {
  const colour = (): number[] => Array.from({ length: 3 }, () => 255 * random.uniform());
  const [first, second] = [colour(), colour()];
  const apart = 130 - 90 * difficulty; // grey levels
  const difference = brightness(second) - brightness(first);
  const missing = Math.max(0, apart - Math.abs(difference)) / 2;
  const sign = difference < 0 ? -1 : 1;
  return [first.map((value) => value - sign * missing), second.map((value) => value + sign * missing)];
}

const brightness = ([red, green, blue]: readonly number[]): number => (red + green + blue) / 3;
