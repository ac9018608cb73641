/** The ten classes of Textures and shapes: each a number between two colours at every point. */
import { cos, sin } from '../../../lottery/random/maths';

/** How one picture is placed: lengths in pixels, angles in radians. */
export interface Placement {
  /** centre, from the middle of the picture */
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  /** textures: length of a period; shapes: radius */
  readonly size: number;
  /** textures: where the period begins, 0 … 1 */
  readonly phase: number;
}

/** Value at a point (u, v) in the pattern's own turned frame, 0 … 1. */
type Pattern = (u: number, v: number, placement: Placement) => number;

const TURN = 2 * Math.PI;
/** Width in pixels of a soft edge. */
const EDGE = 1.2;

/** 1 inside (distance < 0), 0 outside, linear over the edge. */
const inside = (distance: number): number => Math.max(0, Math.min(1, 0.5 - distance / EDGE));
const wave = (length: number, { size, phase }: Placement): number => sin(TURN * (length / size + phase));
/** A wave made steep: mostly 0 or 1. */
const steep = (value: number): number => Math.max(0, Math.min(1, 0.5 + 2 * value));
const length = (u: number, v: number): number => Math.sqrt(u * u + v * v);
const box = (u: number, v: number, halfWidth: number, halfHeight: number): number =>
  Math.max(Math.abs(u) - halfWidth, Math.abs(v) - halfHeight);
/** Distance from the nearest point of a square lattice with this spacing. */
const lattice = (u: number, spacing: number): number => u - spacing * Math.floor(u / spacing + 0.5);

export const patterns: readonly { readonly name: string; readonly texture: boolean; readonly at: Pattern }[] = [
  { name: 'stripes', texture: true, at: (u, _v, place) => steep(wave(u, place)) },
  { name: 'checks', texture: true, at: (u, v, place) => steep(1.5 * wave(u, place) * wave(v, place)) },
  {
    name: 'dots',
    texture: true,
    at: (u, v, { size }) => inside(length(lattice(u, size), lattice(v, size)) - 0.27 * size),
  },
  { name: 'rings', texture: true, at: (u, v, place) => steep(wave(length(u, v), place)) },
  {
    name: 'waves',
    texture: true,
    at: (u, v, place) => steep(wave(u + 0.35 * place.size * sin((TURN * v) / (1.6 * place.size)), place)),
  },
  { name: 'disc', texture: false, at: (u, v, { size }) => inside(length(u, v) - size) },
  { name: 'square', texture: false, at: (u, v, { size }) => inside(box(u, v, 0.85 * size, 0.85 * size)) },
  {
    name: 'triangle',
    texture: false,
    // three half-planes, at equal distance from the centre
    at: (u, v, { size }) =>
      inside(Math.max(v, 0.8660254037844386 * u - 0.5 * v, -0.8660254037844386 * u - 0.5 * v) - 0.62 * size),
  },
  {
    name: 'cross',
    texture: false,
    at: (u, v, { size }) => inside(Math.min(box(u, v, size, 0.32 * size), box(u, v, 0.32 * size, size))),
  },
  {
    name: 'crescent',
    texture: false,
    at: (u, v, { size }) => inside(Math.max(length(u, v) - size, 0.85 * size - length(u - 0.6 * size, v))),
  },
];

/** Value of a pattern at a pixel (x, y), counted from the middle of the picture. */
export function sampler(pattern: Pattern, placement: Placement): (x: number, y: number) => number {
  const [turnedX, turnedY] = [cos(placement.angle), sin(placement.angle)];
  return (x, y) => {
    const [dx, dy] = [x - placement.x, y - placement.y];
    return pattern(turnedX * dx + turnedY * dy, turnedX * dy - turnedY * dx, placement);
  };
}
