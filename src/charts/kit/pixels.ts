/** Colours and pictures for canvases. */
import { color } from 'd3';

export type Rgb = readonly [red: number, green: number, blue: number];

/** Colours a canvas needs from the page's theme. */
export interface Palette {
  readonly paper: Rgb;
  readonly ink: Rgb;
  /** survivors whose sign is not known */
  readonly kept: Rgb;
  readonly positive: Rgb;
  readonly negative: Rgb;
  /** one per class, then from the start again */
  readonly classes: readonly Rgb[];
}

/** The light theme. */
export const LIGHT: Palette = {
  paper: [252, 251, 247],
  ink: [30, 28, 25],
  kept: [122, 74, 10],
  positive: [199, 119, 0],
  negative: [0, 114, 178],
  classes: [
    [92, 75, 153],
    [168, 124, 18],
    [42, 122, 120],
    [176, 72, 92],
    [110, 110, 110],
    [107, 132, 38],
    [60, 110, 180],
    [160, 100, 50],
    [150, 90, 160],
    [40, 60, 80],
  ],
};

/** The names under which the themes define them. */
export const TOKENS = {
  paper: '--background',
  ink: '--ink',
  kept: '--weight-kept',
  positive: '--weight-positive',
  negative: '--weight-negative',
} as const;

/** "#C77700" or "rgb(199 119 0)" as numbers; the fallback where CSS says nothing readable. */
export function parseRgb(text: string, fallback: Rgb): Rgb {
  const parsed = color(text.trim())?.rgb();
  return parsed ? [parsed.r, parsed.g, parsed.b] : fallback;
}

/** Between two colours: t = 0 gives `a`, 1 gives `b`. */
export const mix = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

export const cssOf = (rgb: Rgb): string => `rgb(${rgb.map(Math.round).join(' ')})`;

/** One opaque pixel as the little-endian 32 bits of ImageData. */
export const packed = ([red, green, blue]: Rgb): number =>
  ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;

/**
 * Pixels of a map of densities 0 … 1, from paper to `full`, by square root: 3 % must be seen beside
 * 100 %.
 */
export function densityPixels(densities: ArrayLike<number>, paper: Rgb, full: Rgb): Uint32Array {
  const ramp = Uint32Array.from({ length: 256 }, (_, at) => packed(mix(paper, full, Math.sqrt(at / 255))));
  return Uint32Array.from(densities, (density) => ramp[Math.round(Math.min(density, 1) * 255)]);
}

/** A picture of packed pixels, row by row, drawn into a canvas of exactly that size. */
export function paint(canvas: HTMLCanvasElement, pixels: Uint32Array, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  const bytes = new Uint8ClampedArray(pixels.buffer as ArrayBuffer, pixels.byteOffset, pixels.byteLength);
  context.putImageData(new ImageData(bytes, width, height), 0, 0);
}
