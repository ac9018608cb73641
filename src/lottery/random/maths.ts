/**
 * log, exp, tanh, sin and cos that give the same bits in every browser.
 *
 * JavaScript specifies only + − × ÷ and sqrt to the last bit; Math.log and friends differ between
 * engines. Every number an experiment draws goes through these instead, so a link means the same
 * experiment everywhere. Built from argument reduction and Taylor series; relative error < 4e-16
 * over the ranges used here (tests compare with Math.* within 1e-14).
 */

const LN2_HIGH = 0.6931471803691238; // ln 2, last 21 bits zero: k·LN2_HIGH is exact
const LN2_LOW = 1.9082149292705877e-10; // ln 2 − LN2_HIGH
const HALF_PI_HIGH = 1.5707963267341256; // π/2, last 22 bits zero
const HALF_PI_LOW = 6.077100506506192e-11; // π/2 − HALF_PI_HIGH

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
/** index of the word with sign and exponent; 1 on every little-endian machine */
const HIGH = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** Natural logarithm of a positive finite normal number. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  // x = mantissa · 2^exponent with mantissa in [√½, √2)
  float[0] = x;
  let exponent = (words[HIGH] >>> 20) - 1023;
  words[HIGH] = (words[HIGH] & 0x000fffff) | 0x3ff00000;
  let mantissa = float[0];
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  // log m = 2 artanh s, s = (m − 1)/(m + 1), |s| ≤ 0.172: s²³ is below half an ulp
  const s = (mantissa - 1) / (mantissa + 1);
  const s2 = s * s;
  let sum = 0;
  for (let n = 21; n >= 3; n -= 2) sum = (sum + 1 / n) * s2;
  return exponent * LN2_HIGH + (2 * s + (2 * s * sum + exponent * LN2_LOW));
}

/** e^x; 0 below −708, Infinity above 709. */
export function exp(x: number): number {
  if (x > 709) return Infinity;
  if (x < -708) return 0;
  if (Number.isNaN(x)) return x;
  // x = k ln 2 + r, |r| ≤ ½ ln 2
  const k = Math.floor(x / Math.LN2 + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 1;
  for (let n = 15; n >= 1; n -= 1) sum = 1 + (sum * r) / n;
  words[HIGH] = (k + 1023) << 20;
  words[1 - HIGH] = 0;
  return sum * float[0];
}

/** Hyperbolic tangent, −1 … 1. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size >= 0.5) return Math.sign(x) * (1 - 2 / (exp(2 * size) + 1));
  // near 0 that would take 1 from 1: tanh x = m / (m + 2) with m = e^2x − 1, whose series ends below half an ulp
  const twice = 2 * size;
  let sum = 1;
  for (let n = 19; n >= 2; n -= 1) sum = 1 + (sum * twice) / n;
  const less1 = twice * sum;
  return (Math.sign(x) * less1) / (less1 + 2);
}

/** 2^k for k = −1022 … 1023. */
const POWERS = Float64Array.from({ length: 2046 }, (_, at) => 2 ** (at - 1022));

/**
 * e^x of every number, in its place, to the bits of `exp`. Four at a time: each is a chain of divisions, and chains that do
 * not wait for each other are done in a third of the time.
 */
export function expInPlace(values: Float64Array): void {
  let at = 0;
  for (; at + 4 <= values.length; at += 4) {
    const [a, b, c, d] = [values[at], values[at + 1], values[at + 2], values[at + 3]];
    // not a NaN either
    if (!(a <= 709 && a >= -708 && b <= 709 && b >= -708 && c <= 709 && c >= -708 && d <= 709 && d >= -708)) {
      for (let one = at; one < at + 4; one += 1) values[one] = exp(values[one]);
      continue;
    }
    const ka = Math.floor(a / Math.LN2 + 0.5);
    const kb = Math.floor(b / Math.LN2 + 0.5);
    const kc = Math.floor(c / Math.LN2 + 0.5);
    const kd = Math.floor(d / Math.LN2 + 0.5);
    const ra = a - ka * LN2_HIGH - ka * LN2_LOW;
    const rb = b - kb * LN2_HIGH - kb * LN2_LOW;
    const rc = c - kc * LN2_HIGH - kc * LN2_LOW;
    const rd = d - kd * LN2_HIGH - kd * LN2_LOW;
    let [sa, sb, sc, sd] = [1, 1, 1, 1];
    for (let n = 15; n >= 1; n -= 1) {
      sa = 1 + (sa * ra) / n;
      sb = 1 + (sb * rb) / n;
      sc = 1 + (sc * rc) / n;
      sd = 1 + (sd * rd) / n;
    }
    values[at] = sa * POWERS[ka + 1022];
    values[at + 1] = sb * POWERS[kb + 1022];
    values[at + 2] = sc * POWERS[kc + 1022];
    values[at + 3] = sd * POWERS[kd + 1022];
  }
  for (; at < values.length; at += 1) values[at] = exp(values[at]);
}

/** Sine (`turns` 0) or cosine (`turns` 1) of x radians, |x| < 1e5: sin(x + turns · π/2). */
function wave(x: number, turns: number): number {
  const quadrant = Math.floor(x / (Math.PI / 2) + 0.5);
  const r = x - quadrant * HALF_PI_HIGH - quadrant * HALF_PI_LOW; // |r| ≤ π/4
  const r2 = r * r;
  const quarter = (((quadrant + turns) % 4) + 4) % 4;
  // only the series that is asked for: its divisions are most of the cost of a normal draw
  const value = quarter % 2 === 0 ? r * sineSeries(r2) : cosineSeries(r2);
  return quarter < 2 ? value : -value;
}

/** sin(r) / r from r², |r| ≤ π/4. */
function sineSeries(r2: number): number {
  let sum = 1;
  for (let n = 18; n >= 2; n -= 2) sum = 1 - (sum * r2) / (n * (n + 1));
  return sum;
}

/** cos(r) from r², |r| ≤ π/4. */
function cosineSeries(r2: number): number {
  let sum = 1;
  for (let n = 18; n >= 2; n -= 2) sum = 1 - (sum * r2) / (n * (n - 1));
  return sum;
}

/** Sine of x radians, |x| < 1e5. */
export const sin = (x: number): number => wave(x, 0);

/** Cosine of x radians, |x| < 1e5. */
export const cos = (x: number): number => wave(x, 1);
