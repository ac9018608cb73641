// Convolutions as lists of surviving kernel entries: by block of input channels, so that what a
// block reads stays in the cache, in a block by output.
// Activations are [group][channel][row][column][16 lanes], in a frame of zeros wide enough for every
// window: an entry is a shifted multiply-add. `starts` [blocks · outputs + 1] counts entries; `offsets`
// [entries] are bytes from the window's first pixel in the first channel to the entry's pixel.
//
// xStep, xRow: bytes from one window to the next in a row, and to the row below; likewise y.
import { multiplyAdd, sums } from './vectors';

/** y[o] = bias[o] + Σ over the survivors of o of w · x[window + offset]; bias 0: none. */
export function convolve(
  y: usize,
  x: usize,
  w: usize,
  bias: usize,
  starts: usize,
  offsets: usize,
  blocks: usize,
  outputs: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  yGroup: usize,
  yChannel: usize,
  yRow: usize,
  yStep: usize,
  xGroup: usize,
  xRow: usize,
  xStep: usize,
): void {
  // two neighbours at a time; an odd one at the end is its own neighbour
  const weights = w - offsets; // the weight of an entry lies as far from w as its offset does
  for (let group: usize = 0; group < groups; group += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      const firstWindow = x + group * xGroup + row * xRow;
      const firstOut = y + group * yGroup + row * yRow;
      for (let block: usize = 0; block < blocks; block += 1) {
        const list = starts + ((block * outputs) << 2);
        for (let column: usize = 0; column < columns; column += 2) {
          const alone = column + 1 == columns;
          const xNext = alone ? 0 : xStep;
          const yNext = alone ? 0 : yStep;
          const window = firstWindow + column * xStep;
          let out = firstOut + column * yStep;
          let k = offsets + ((<usize>load<u32>(list)) << 2);
          for (let o: usize = 0; o < outputs; o += 1) {
            const end = offsets + ((<usize>load<u32>(list + (o << 2), 4)) << 2);
            const next = out + yNext;
            let a = f32x4.splat(0);
            let b = a;
            let c = a;
            let d = a;
            let e = a;
            let f = a;
            let g = a;
            let h = a;
            if (block > 0) {
              a = v128.load(out);
              b = v128.load(out, 16);
              c = v128.load(out, 32);
              d = v128.load(out, 48);
              e = v128.load(next);
              f = v128.load(next, 16);
              g = v128.load(next, 32);
              h = v128.load(next, 48);
            } else if (bias) {
              a = v128.load32_splat(bias + (o << 2));
              b = a;
              c = a;
              d = a;
              e = a;
              f = a;
              g = a;
              h = a;
            }
            for (; k < end; k += 4) {
              const weight = v128.load32_splat(weights + k);
              const first = window + <usize>load<u32>(k);
              a = multiplyAdd(a, weight, v128.load(first));
              b = multiplyAdd(b, weight, v128.load(first, 16));
              c = multiplyAdd(c, weight, v128.load(first, 32));
              d = multiplyAdd(d, weight, v128.load(first, 48));
              const second = first + xNext;
              e = multiplyAdd(e, weight, v128.load(second));
              f = multiplyAdd(f, weight, v128.load(second, 16));
              g = multiplyAdd(g, weight, v128.load(second, 32));
              h = multiplyAdd(h, weight, v128.load(second, 48));
            }
            v128.store(out, a);
            v128.store(out, b, 16);
            v128.store(out, c, 32);
            v128.store(out, d, 48);
            v128.store(next, e);
            v128.store(next, f, 16);
            v128.store(next, g, 32);
            v128.store(next, h, 48);
            out += yChannel;
          }
        }
      }
    }
  }
}

/** Columns of a row whose products are summed before they join a gradient. */
const TILE: usize = 8;

/** gw[k] += Σ over all windows and lanes of x[window + offset] · gy[o]; gw starts at 0. */
export function convolutionWeightGradient(
  gw: usize,
  x: usize,
  gy: usize,
  starts: usize,
  offsets: usize,
  blocks: usize,
  outputs: usize,
  groups: usize,
  rows: usize,
  columns: usize,
  yGroup: usize,
  yChannel: usize,
  yRow: usize,
  yStep: usize,
  xGroup: usize,
  xRow: usize,
  xStep: usize,
): void {
  for (let group: usize = 0; group < groups; group += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      for (let block: usize = 0; block < blocks; block += 1) {
        const list = starts + ((block * outputs) << 2);
        for (let column: usize = 0; column < columns; column += TILE) {
          const window = x + group * xGroup + row * xRow + column * xStep;
          const slope = gy + group * yGroup + row * yRow + column * yStep;
          const bytes = min(TILE, columns - column) * yStep;
          tileGradient(gw, window, slope, list, offsets, outputs, yChannel, bytes, yStep, xStep);
        }
      }
    }
  }
}

/** The part of one tile, for the survivors of one block, four of one output at a time. */
// @ts-ignore: decorator
@inline
function tileGradient(
  gw: usize,
  window: usize,
  slope: usize,
  starts: usize,
  offsets: usize,
  outputs: usize,
  yChannel: usize,
  yBytes: usize,
  yStep: usize,
  xStep: usize,
): void {
  const zero = f32x4.splat(0);
  for (let o: usize = 0; o < outputs; o += 1) {
    let k = <usize>load<u32>(starts + (o << 2));
    const end = <usize>load<u32>(starts + (o << 2), 4);
    const slopeEnd = slope + yBytes;
    while (k < end) {
      // past the last entry the same one again, not kept
      const left = end - k;
      const entry = offsets + (k << 2);
      let x0 = window + <usize>load<u32>(entry);
      let x1 = left > 1 ? window + <usize>load<u32>(entry, 4) : x0;
      let x2 = left > 2 ? window + <usize>load<u32>(entry, 8) : x0;
      let x3 = left > 3 ? window + <usize>load<u32>(entry, 12) : x0;
      let a = zero;
      let b = zero;
      let c = zero;
      let d = zero;
      let e = zero;
      let f = zero;
      let g = zero;
      let h = zero;
      for (let at = slope; at < slopeEnd; at += yStep) {
        const g0 = v128.load(at);
        a = multiplyAdd(a, g0, v128.load(x0));
        b = multiplyAdd(b, g0, v128.load(x1));
        c = multiplyAdd(c, g0, v128.load(x2));
        d = multiplyAdd(d, g0, v128.load(x3));
        const g1 = v128.load(at, 16);
        e = multiplyAdd(e, g1, v128.load(x0, 16));
        f = multiplyAdd(f, g1, v128.load(x1, 16));
        g = multiplyAdd(g, g1, v128.load(x2, 16));
        h = multiplyAdd(h, g1, v128.load(x3, 16));
        const g2 = v128.load(at, 32);
        a = multiplyAdd(a, g2, v128.load(x0, 32));
        b = multiplyAdd(b, g2, v128.load(x1, 32));
        c = multiplyAdd(c, g2, v128.load(x2, 32));
        d = multiplyAdd(d, g2, v128.load(x3, 32));
        const g3 = v128.load(at, 48);
        e = multiplyAdd(e, g3, v128.load(x0, 48));
        f = multiplyAdd(f, g3, v128.load(x1, 48));
        g = multiplyAdd(g, g3, v128.load(x2, 48));
        h = multiplyAdd(h, g3, v128.load(x3, 48));
        x0 += xStep;
        x1 += xStep;
        x2 += xStep;
        x3 += xStep;
      }
      const out = gw + (k << 2);
      const part = sums(f32x4.add(a, e), f32x4.add(b, f), f32x4.add(c, g), f32x4.add(d, h));
      if (left > 3) {
        v128.store(out, f32x4.add(v128.load(out), part));
      } else {
        addTo(out, f32x4.extract_lane(part, 0));
        if (left > 1) addTo(out + 4, f32x4.extract_lane(part, 1));
        if (left > 2) addTo(out + 8, f32x4.extract_lane(part, 2));
      }
      k += 4;
    }
    slope += yChannel;
  }
}

// @ts-ignore: decorator
@inline
function addTo(at: usize, value: f32): void {
  store<f32>(at, load<f32>(at) + value);
}

/** gb[channel] = Σ gy over all pixels and lanes, frame included: it is 0. */
export function channelSums(
  gb: usize,
  gy: usize,
  channels: usize,
  groups: usize,
  groupBytes: usize,
  channelBytes: usize,
): void {
  for (let channel: usize = 0; channel < channels; channel += 1) {
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (let group: usize = 0; group < groups; group += 1) {
      let at = gy + group * groupBytes + channel * channelBytes;
      for (const end = at + channelBytes; at < end; at += 64) {
        a = f32x4.add(a, v128.load(at));
        b = f32x4.add(b, v128.load(at, 16));
        c = f32x4.add(c, v128.load(at, 32));
        d = f32x4.add(d, v128.load(at, 48));
      }
    }
    const total = f32x4.add(f32x4.add(a, c), f32x4.add(b, d));
    store<f32>(gb + (channel << 2), f32x4.extract_lane(sums(total, total, total, total), 0));
  }
}

/** to[k] = w[places[k]], `places` in bytes: weights in the order of the way back. */
export function permute(to: usize, w: usize, places: usize, count: usize): void {
  for (const end = places + (count << 2); places < end; places += 4) {
    store<f32>(to, load<f32>(w + <usize>load<u32>(places)));
    to += 4;
  }
}
