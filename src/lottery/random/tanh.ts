/**
 * tanh that gives the same bits in every browser: JavaScript leaves its last bits to the engine (`maths.ts`).
 *
 * V8 and SpiderMonkey compute Math.tanh as FreeBSD's msun does, after Sun's fdlibm (s_tanh.c, s_expm1.c), and this does it
 * operation by operation as well: what was ever scored in Node, Chromium or Firefox keeps its bits. fdlibm's notice:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc.
 * business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is
 * preserved.
 */

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

/** From here on the nearest number to tanh is 1. */
const FLAT = 22;

/** Below it tanh x is x to rounding. */
const STRAIGHT = 2 ** -28;

/** 2^k for k = −64 … 64. */
const POWERS = Float64Array.from({ length: 129 }, (_, at) => 2 ** (at - 64));

/** Hyperbolic tangent; relative error below 2 units in the last place. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (!(size >= STRAIGHT)) return x; // not a NaN either
  if (size >= FLAT) return x < 0 ? -1 : 1;
  const grown = exponentialLess1(size >= 1 ? 2 * size : -2 * size);
  const value = size >= 1 ? 1 - 2 / (grown + 2) : -grown / (grown + 2);
  return x < 0 ? -value : value;
}

/** e^x − 1 for |x| < 44. */
function exponentialLess1(x: number): number {
  if (Math.abs(x) < 2 ** -54) return x;
  const k = powerOf(x);
  if (k === 0) return nearZero(x);
  // x = k ln 2 + r; `lost` is what rounding took from r
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  const { tail, square } = series(r);
  const rest = r * (tail - lost) - lost - square;
  if (k === -1) return 0.5 * (r - rest) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (rest - (r + 0.5)) : 1 + 2 * (r - rest);
  const [power, inverse] = [POWERS[64 + k], POWERS[64 - k]];
  if (k <= -2 || k > 56) return (1 - (rest - r)) * power - 1;
  return k < 20 ? (1 - inverse - (rest - r)) * power : (r - (rest + inverse) + 1) * power;
}

/** k of x = k ln 2 + r; 0 up to half of ln 2, ±1 up to one and a half times it. */
function powerOf(x: number): number {
  const size = Math.abs(x);
  if (highWord(size) <= 0x3fd62e42) return 0;
  if (highWord(size) < 0x3ff0a2b2) return Math.sign(x);
  return Math.trunc(Math.LOG2E * x + 0.5 * Math.sign(x));
}

function nearZero(x: number): number {
  const { tail, square } = series(x);
  return x - (x * tail - square);
}

/** What e^r − 1 = r − (r · tail − square) is made of, |r| ≤ ½ ln 2: square = r²/2, tail by a polynomial in it. */
function series(r: number): { readonly tail: number; readonly square: number } {
  const half = 0.5 * r;
  const square = r * half;
  let sum = -2.01099218183624371326e-7;
  sum = 4.00821782732936239552e-6 + square * sum;
  sum = -7.93650757867487942473e-5 + square * sum;
  sum = 1.58730158725481460165e-3 + square * sum;
  sum = 1 + square * (-3.33333333333331316428e-2 + square * sum);
  const t = 3 - sum * half;
  return { tail: square * ((sum - t) / (6 - r * t)), square };
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** index of the word with sign and exponent; 1 on every little-endian machine */
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

function highWord(x: number): number {
  float[0] = x;
  return words[HIGH];
}
