// Pooling over windows of `height` × `width` pixels of 16 lanes. yGroup, yChannel, yRow, yColumn: bytes from one to
// the next, in whatever order they lie; likewise x, whose pixels of a row lie side by side.

/** y = the largest of the window; NaN where its sum is, so that a diverged run is noticed */
export function maxPool(
  y: usize,
  x: usize,
  groups: usize,
  channels: usize,
  rows: usize,
  columns: usize,
  height: usize,
  width: usize,
  yGroup: usize,
  yChannel: usize,
  yRow: usize,
  yColumn: usize,
  xGroup: usize,
  xChannel: usize,
  xRow: usize,
  xStride: usize,
): void {
  for (let group: usize = 0; group < groups; group += 1) {
    for (let channel: usize = 0; channel < channels; channel += 1) {
      for (let row: usize = 0; row < rows; row += 1) {
        let out = y + group * yGroup + channel * yChannel + row * yRow;
        let window = x + group * xGroup + channel * xChannel + row * xStride * xRow;
        for (let column: usize = 0; column < columns; column += 1) {
          let a = f32x4.splat(-Infinity);
          let b = a;
          let c = a;
          let d = a;
          let e = f32x4.splat(0);
          let f = e;
          let g = e;
          let h = e;
          for (let i: usize = 0; i < height; i += 1) {
            let at = window + i * xRow;
            for (const end = at + (width << 6); at < end; at += 64) {
              const v0 = v128.load(at);
              const v1 = v128.load(at, 16);
              const v2 = v128.load(at, 32);
              const v3 = v128.load(at, 48);
              a = f32x4.pmax(a, v0);
              b = f32x4.pmax(b, v1);
              c = f32x4.pmax(c, v2);
              d = f32x4.pmax(d, v3);
              e = f32x4.add(e, v0);
              f = f32x4.add(f, v1);
              g = f32x4.add(g, v2);
              h = f32x4.add(h, v3);
            }
          }
          v128.store(out, v128.or(a, f32x4.ne(e, e)));
          v128.store(out, v128.or(b, f32x4.ne(f, f)), 16);
          v128.store(out, v128.or(c, f32x4.ne(g, g)), 32);
          v128.store(out, v128.or(d, f32x4.ne(h, h)), 48);
          out += yColumn;
          window += xStride << 6;
        }
      }
    }
  }
}

/**
 * gx = Σ over the windows of gy at their first largest pixel, which is y; 0 elsewhere in the windows. `adds`: windows
 * overlap, and gx, 0 before, has what it is given added.
 */
export function maxPoolGradient(
  gx: usize,
  gy: usize,
  x: usize,
  y: usize,
  groups: usize,
  channels: usize,
  rows: usize,
  columns: usize,
  height: usize,
  width: usize,
  yGroup: usize,
  yChannel: usize,
  yRow: usize,
  yColumn: usize,
  xGroup: usize,
  xChannel: usize,
  xRow: usize,
  xStride: usize,
  adds: usize,
): void {
  const toGradient = gx - x;
  const toLargest = y - gy;
  for (let group: usize = 0; group < groups; group += 1) {
    for (let channel: usize = 0; channel < channels; channel += 1) {
      for (let row: usize = 0; row < rows; row += 1) {
        let slope = gy + group * yGroup + channel * yChannel + row * yRow;
        let window = x + group * xGroup + channel * xChannel + row * xStride * xRow;
        for (let column: usize = 0; column < columns; column += 1) {
          const largest = slope + toLargest;
          const most0 = v128.load(largest);
          const most1 = v128.load(largest, 16);
          const most2 = v128.load(largest, 32);
          const most3 = v128.load(largest, 48);
          // what no pixel has taken yet
          let left0 = v128.load(slope);
          let left1 = v128.load(slope, 16);
          let left2 = v128.load(slope, 32);
          let left3 = v128.load(slope, 48);
          for (let i: usize = 0; i < height; i += 1) {
            let at = window + i * xRow;
            for (const end = at + (width << 6); at < end; at += 64) {
              const takes0 = f32x4.eq(v128.load(at), most0);
              const takes1 = f32x4.eq(v128.load(at, 16), most1);
              const takes2 = f32x4.eq(v128.load(at, 32), most2);
              const takes3 = f32x4.eq(v128.load(at, 48), most3);
              give4(at + toGradient, v128.and(left0, takes0), v128.and(left1, takes1), v128.and(left2, takes2), v128.and(left3, takes3), adds);
              left0 = v128.andnot(left0, takes0);
              left1 = v128.andnot(left1, takes1);
              left2 = v128.andnot(left2, takes2);
              left3 = v128.andnot(left3, takes3);
            }
          }
          slope += yColumn;
          window += xStride << 6;
        }
      }
    }
  }
}

/** The four vectors of a pixel: stored, or added to what is there. */
// @ts-ignore: decorator
@inline
function give4(to: usize, a: v128, b: v128, c: v128, d: v128, adds: usize): void {
  if (adds) {
    a = f32x4.add(a, v128.load(to));
    b = f32x4.add(b, v128.load(to, 16));
    c = f32x4.add(c, v128.load(to, 32));
    d = f32x4.add(d, v128.load(to, 48));
  }
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  v128.store(to, d, 48);
}

/** y = share · the sum of the window; share = 1 / (height · width) */
export function averagePool(
  y: usize,
  x: usize,
  groups: usize,
  channels: usize,
  rows: usize,
  columns: usize,
  height: usize,
  width: usize,
  yGroup: usize,
  yChannel: usize,
  yRow: usize,
  yColumn: usize,
  xGroup: usize,
  xChannel: usize,
  xRow: usize,
  xStride: usize,
  share: f32,
): void {
  const shares = f32x4.splat(share);
  for (let group: usize = 0; group < groups; group += 1) {
    for (let channel: usize = 0; channel < channels; channel += 1) {
      for (let row: usize = 0; row < rows; row += 1) {
        let out = y + group * yGroup + channel * yChannel + row * yRow;
        let window = x + group * xGroup + channel * xChannel + row * xStride * xRow;
        for (let column: usize = 0; column < columns; column += 1) {
          let a = f32x4.splat(0);
          let b = a;
          let c = a;
          let d = a;
          for (let i: usize = 0; i < height; i += 1) {
            let at = window + i * xRow;
            for (const end = at + (width << 6); at < end; at += 64) {
              a = f32x4.add(a, v128.load(at));
              b = f32x4.add(b, v128.load(at, 16));
              c = f32x4.add(c, v128.load(at, 32));
              d = f32x4.add(d, v128.load(at, 48));
            }
          }
          v128.store(out, f32x4.mul(a, shares));
          v128.store(out, f32x4.mul(b, shares), 16);
          v128.store(out, f32x4.mul(c, shares), 32);
          v128.store(out, f32x4.mul(d, shares), 48);
          out += yColumn;
          window += xStride << 6;
        }
      }
    }
  }
}

/** gx = Σ of share · gy over the windows a pixel is in; `adds` as above */
export function averagePoolGradient(
  gx: usize,
  gy: usize,
  groups: usize,
  channels: usize,
  rows: usize,
  columns: usize,
  height: usize,
  width: usize,
  yGroup: usize,
  yChannel: usize,
  yRow: usize,
  yColumn: usize,
  xGroup: usize,
  xChannel: usize,
  xRow: usize,
  xStride: usize,
  share: f32,
  adds: usize,
): void {
  const shares = f32x4.splat(share);
  for (let group: usize = 0; group < groups; group += 1) {
    for (let channel: usize = 0; channel < channels; channel += 1) {
      for (let row: usize = 0; row < rows; row += 1) {
        let slope = gy + group * yGroup + channel * yChannel + row * yRow;
        let window = gx + group * xGroup + channel * xChannel + row * xStride * xRow;
        for (let column: usize = 0; column < columns; column += 1) {
          const a = f32x4.mul(v128.load(slope), shares);
          const b = f32x4.mul(v128.load(slope, 16), shares);
          const c = f32x4.mul(v128.load(slope, 32), shares);
          const d = f32x4.mul(v128.load(slope, 48), shares);
          for (let i: usize = 0; i < height; i += 1) {
            let at = window + i * xRow;
            for (const end = at + (width << 6); at < end; at += 64) give4(at, a, b, c, d, adds);
          }
          slope += yColumn;
          window += xStride << 6;
        }
      }
    }
  }
}
