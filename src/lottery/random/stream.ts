import { cos, log } from './maths';

/**
 * A named stream of random numbers.
 *
 * Every source of chance (initialization, split, batch order, reinitialization, random mask, …)
 * has a stream of its own, so changing one never moves another (SCIENCE: trap 7). Streams depend
 * only on their seed and names and give the same bits in every browser and in Node.
 */
export interface RandomStream {
  /** uniform integer in [0, 2³²) */
  uint32(): number;
  /** uniform number in (0, 1), 52 bits */
  uniform(): number;
  /** uniform integer in [0, n), without modulo bias; n ≤ 2³² */
  below(n: number): number;
  /** standard normal number (Box & Muller 1958) */
  normal(): number;
}

/**
 * The stream called `names` of `seed`: `stream(1, 'batches', trial)`.
 * Generator: xoshiro128** (Blackman & Vigna 2018), seeded by a hash of the joined names.
 */
export function stream(seed: number, ...names: readonly (string | number)[]): RandomStream {
  // in variables these would be objects on the heap, made anew with every draw
  const state = Int32Array.from(hash(`${seed}/${names.join('/')}`));
  let spare: number | null = null;

  const uint32 = (): number => {
    const b = state[1];
    const c = state[2] ^ state[0];
    const d = state[3] ^ b;
    state[0] ^= d;
    state[1] = b ^ c;
    state[2] = c ^ (b << 9);
    state[3] = (d << 11) | (d >>> 21);
    const product = Math.imul(b, 5);
    return Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
  };
  // (26 bits · 2²⁶ + 26 bits + ½) / 2⁵² is never 0 nor 1
  const uniform = (): number => {
    const high = uint32() >>> 6;
    const low = uint32() >>> 6;
    return (high * 67108864 + low + 0.5) / 4503599627370496;
  };
  const below = (n: number): number => {
    for (;;) {
      const draw = uint32();
      // below the largest multiple of n, which is more than 2³² − n: seldom worth computing
      if (draw < 4294967296 - n || draw < 4294967296 - (4294967296 % n)) return draw % n;
    }
  };
  const normal = (): number => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    const radius = Math.sqrt(-2 * log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * cos(angle - Math.PI / 2); // = radius · sin(angle)
    return radius * cos(angle);
  };
  return { uint32, uniform, below, normal };
}

/** A random permutation of 0 … n−1 (Fisher & Yates, in Durstenfeld's form). */
export function permutation(random: RandomStream, n: number): Uint32Array {
  const order = new Uint32Array(n);
  for (let index = 0; index < n; index += 1) order[index] = index; // ten times as fast as `from`
  for (let last = n - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    const kept = order[last];
    order[last] = order[other];
    order[other] = kept;
  }
  return order;
}

/** 128 bits from a text: four FNV-1a hashes of its UTF-16 units from different bases, mixed. */
function hash(text: string): [number, number, number, number] {
  const word = (index: number): number => {
    let state = 0x811c9dc5 ^ Math.imul(index, 0x9e3779b9);
    for (let unit = 0; unit < text.length; unit += 1) {
      state = Math.imul(state ^ text.charCodeAt(unit), 0x01000193);
    }
    state = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    state = Math.imul(state ^ (state >>> 15), 0x735a2d97);
    return state ^ (state >>> 15);
  };
  return [word(0) | 1, word(1), word(2), word(3)]; // xoshiro's state must not be all zero
}
