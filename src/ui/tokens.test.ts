/** Colours of chains in every theme: told apart whatever somebody’s eyes, and seen on paper. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { armStyle } from '../charts/kit/arms';
import { ticketOf } from '../lottery/run-key';

const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** Of linear RGB, with all of the deficiency: Machado, Oliveira & Fernandes 2009, table 1, severity 1. */
const VISIONS: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Least distance of two chains in OKLab; where lines must stand out from paper more, less room is left. */
const APART: Readonly<Record<string, number>> = {
  light: 0.09,
  dark: 0.09,
  projector: 0.09,
  contrast: 0.075,
  'contrast-dark': 0.075,
};

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const times = ([a, b, c]: Matrix, v: Triple): Triple => [dot(a, v), dot(b, v), dot(c, v)];
const each = ([a, b, c]: Triple, of: (value: number) => number): Triple => [of(a), of(b), of(c)];

/** Linear RGB, 0 … 1, of "#c77700". */
function linear(hex: string): Triple {
  const at = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [at(1), at(3), at(5)];
}

/** Ottosson 2020. */
const oklab = (rgb: Triple): Triple =>
  times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    each(
      times(
        [
          [0.4122214708, 0.5363325363, 0.0514459929],
          [0.2119034982, 0.6806995451, 0.1073969566],
          [0.0883024619, 0.2817188376, 0.6299787005],
        ],
        rgb,
      ),
      Math.cbrt,
    ),
  );

const seen = (hex: string, vision: Matrix): Triple =>
  oklab(each(times(vision, linear(hex)), (value) => Math.min(1, Math.max(0, value))));

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark, light] = [a, b]
    .map((hex) => dot([0.2126, 0.7152, 0.0722], linear(hex)) + 0.05)
    .toSorted((one, other) => one - other);
  return light / dark;
}

/** A token of a theme. */
function tokenOf(theme: string, name: string): string {
  const [, block = ''] = tokens.split(`:root[data-theme='${theme}']`);
  const value = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1];
  if (value === undefined) throw new Error(`The theme "${theme}" has no --${name}.`);
  return value;
}

/** Eight chains, as many as an experiment has. */
const chains = Array.from({ length: 8 }, (_, at) => ({ method: at === 0 ? 'imp' : 'snip', controls: [], own: {} }));
const nameIn = (text: string): string => /^var\(--([\w-]+)/.exec(text)?.[1] ?? text;
const styles = chains.map((_, at) => armStyle(chains, ticketOf(at)));

describe.each(Object.keys(APART))('chains in the theme "%s"', (theme) => {
  const colours = styles.map(({ colour }) => tokenOf(theme, nameIn(colour)));

  it.each(Object.entries(VISIONS))('are told apart: %s', (_, vision) => {
    const labs = colours.map((hex) => seen(hex, vision));
    const near = labs.flatMap((a, at) =>
      labs.slice(0, at).flatMap((b, other) => {
        const far = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
        return far < APART[theme] ? [`chains ${other + 1} and ${at + 1}: ${far.toFixed(3)}`] : [];
      }),
    );
    expect(near).toEqual([]);
  });

  it('stand out from paper: lines 3 : 1, words 4.5 : 1', () => {
    const paper = tokenOf(theme, 'background');
    const words = styles.map(({ text }) => tokenOf(theme, nameIn(text)));
    expect(Math.min(...colours.map((hex) => contrast(hex, paper)))).toBeGreaterThanOrEqual(3);
    expect(Math.min(...words.map((hex) => contrast(hex, paper)))).toBeGreaterThanOrEqual(4.5);
  });
});
