// Pooling over windows of `height` × `width` pixels of 16 lanes. Channels and groups of both
// activations lie `xChannel` and `yChannel` bytes apart: a group follows the channels of the one
// before, so `channels` counts those of all groups. xStep, xRow: from one window to the next.

/** y = the largest of the window */
export function maxPool(
  y: usize,
  x: usize,
  channels: usize,
  rows: usize,
  columns: usize,
  height: usize,
  width: usize,
  yChannel: usize,
  yRow: usize,
  xChannel: usize,
  xRow: usize,
  xStride: usize,
): void {
  for (let channel: usize = 0; channel < channels; channel += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      let out = y + channel * yChannel + row * yRow;
      let window = x + channel * xChannel + row * xStride * xRow;
      for (let column: usize = 0; column < columns; column += 1) {
        let a = v128.load(window);
        let b = v128.load(window, 16);
        let c = v128.load(window, 32);
        let d = v128.load(window, 48);
        for (let i: usize = 0; i < height; i += 1) {
          let at = window + i * xRow;
          for (const end = at + (width << 6); at < end; at += 64) {
            a = f32x4.max(a, v128.load(at));
            b = f32x4.max(b, v128.load(at, 16));
            c = f32x4.max(c, v128.load(at, 32));
            d = f32x4.max(d, v128.load(at, 48));
          }
        }
        v128.store(out, a);
        v128.store(out, b, 16);
        v128.store(out, c, 32);
        v128.store(out, d, 48);
        out += 64;
        window += xStride << 6;
      }
    }
  }
}

/** gx = Σ over the windows of gy at their first largest pixel, which is y; 0 elsewhere in the windows. */
export function maxPoolGradient(
  gx: usize,
  gy: usize,
  x: usize,
  y: usize,
  channels: usize,
  rows: usize,
  columns: usize,
  height: usize,
  width: usize,
  yChannel: usize,
  yRow: usize,
  xChannel: usize,
  xRow: usize,
  xStride: usize,
): void {
  const toGradient = gx - x;
  const toLargest = y - gy;
  for (let channel: usize = 0; channel < channels; channel += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      let slope = gy + channel * yChannel + row * yRow;
      let window = x + channel * xChannel + row * xStride * xRow;
      clearRows(window + toGradient, row, columns, height, width, xRow, xStride);
      for (let column: usize = 0; column < columns; column += 1) {
        for (let lane: usize = 0; lane < 64; lane += 16) {
          const most = v128.load(slope + lane + toLargest);
          let left = v128.load(slope + lane); // what no pixel has taken yet
          for (let i: usize = 0; i < height; i += 1) {
            let at = window + i * xRow + lane;
            for (const end = at + (width << 6); at < end; at += 64) {
              const takes = f32x4.eq(v128.load(at), most);
              const to = at + toGradient;
              v128.store(to, f32x4.add(v128.load(to), v128.and(left, takes)));
              left = v128.andnot(left, takes);
            }
          }
        }
        slope += 64;
        window += xStride << 6;
      }
    }
  }
}

/** Gradients start at 0: in those rows of this row's windows that no window above has reached. */
// @ts-ignore: decorator
@inline
function clearRows(
  gx: usize,
  row: usize,
  columns: usize,
  height: usize,
  width: usize,
  xRow: usize,
  xStride: usize,
): void {
  const zero = f32x4.splat(0);
  const bytes = ((columns - 1) * xStride + width) << 6;
  for (let i = row > 0 && height > xStride ? height - xStride : 0; i < height; i += 1) {
    let at = gx + i * xRow;
    for (const end = at + bytes; at < end; at += 16) v128.store(at, zero);
  }
}

/** y = share · the sum of the window; share = 1 / (height · width) */
export function averagePool(
  y: usize,
  x: usize,
  channels: usize,
  rows: usize,
  columns: usize,
  height: usize,
  width: usize,
  yChannel: usize,
  yRow: usize,
  xChannel: usize,
  xRow: usize,
  xStride: usize,
  share: f32,
): void {
  const shares = f32x4.splat(share);
  for (let channel: usize = 0; channel < channels; channel += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      let out = y + channel * yChannel + row * yRow;
      let window = x + channel * xChannel + row * xStride * xRow;
      for (let column: usize = 0; column < columns; column += 1) {
        for (let lane: usize = 0; lane < 64; lane += 16) {
          let total = f32x4.splat(0);
          for (let i: usize = 0; i < height; i += 1) {
            for (let j: usize = 0; j < width; j += 1) {
              total = f32x4.add(total, v128.load(window + i * xRow + (j << 6) + lane));
            }
          }
          v128.store(out + lane, f32x4.mul(total, shares));
        }
        out += 64;
        window += xStride << 6;
      }
    }
  }
}

/** gx = Σ of share · gy over the windows a pixel is in */
export function averagePoolGradient(
  gx: usize,
  gy: usize,
  channels: usize,
  rows: usize,
  columns: usize,
  height: usize,
  width: usize,
  yChannel: usize,
  yRow: usize,
  xChannel: usize,
  xRow: usize,
  xStride: usize,
  share: f32,
): void {
  const shares = f32x4.splat(share);
  for (let channel: usize = 0; channel < channels; channel += 1) {
    for (let row: usize = 0; row < rows; row += 1) {
      let slope = gy + channel * yChannel + row * yRow;
      let window = gx + channel * xChannel + row * xStride * xRow;
      clearRows(window, row, columns, height, width, xRow, xStride);
      for (let column: usize = 0; column < columns; column += 1) {
        for (let lane: usize = 0; lane < 64; lane += 16) {
          const part = f32x4.mul(v128.load(slope + lane), shares);
          for (let i: usize = 0; i < height; i += 1) {
            for (let j: usize = 0; j < width; j += 1) {
              const at = window + i * xRow + (j << 6) + lane;
              v128.store(at, f32x4.add(v128.load(at), part));
            }
          }
        }
        slope += 64;
        window += xStride << 6;
      }
    }
  }
}
