// Batch assembly: examples of the resident data set, one row per example, to [feature][lane].
import { interleaveHigh, interleaveLow } from './bytes';

/**
 * staged[feature][lane] = data[examples[lane]][feature], still bytes, 8 lanes × 16 features at a
 * time. Lanes from `count` on read from `zeros`, which is as long as one example.
 */
export function stageBytes(
  staged: usize,
  data: usize,
  features: usize,
  examples: usize,
  count: usize,
  lanes: usize,
  zeros: usize,
): void {
  for (let lane: usize = 0; lane < lanes; lane += 8) {
    const a = example(data, features, examples, count, lane, zeros);
    const b = example(data, features, examples, count, lane + 1, zeros);
    const c = example(data, features, examples, count, lane + 2, zeros);
    const d = example(data, features, examples, count, lane + 3, zeros);
    const e = example(data, features, examples, count, lane + 4, zeros);
    const f = example(data, features, examples, count, lane + 5, zeros);
    const g = example(data, features, examples, count, lane + 6, zeros);
    const h = example(data, features, examples, count, lane + 7, zeros);
    let out = staged + lane;
    let feature: usize = 0;
    for (; feature + 16 <= features; feature += 16) {
      const va = v128.load(a + feature);
      const vb = v128.load(b + feature);
      const vc = v128.load(c + feature);
      const vd = v128.load(d + feature);
      const ve = v128.load(e + feature);
      const vf = v128.load(f + feature);
      const vg = v128.load(g + feature);
      const vh = v128.load(h + feature);
      interleave8(
        out,
        lanes,
        interleaveLow(va, ve),
        interleaveLow(vb,
        vf),
        interleaveLow(vc, vg), interleaveLow(vd, vh),
      );
      out += lanes << 3;
      interleave8(
        out,
        lanes,
        interleaveHigh(va, ve),
        interleaveHigh(vb,
        vf),
        interleaveHigh(vc, vg), interleaveHigh(vd, vh),
      );
      out += lanes << 3;
    }
    for (; feature < features; feature += 1) {
      store<u8>(out, load<u8>(a + feature));
      store<u8>(out, load<u8>(b + feature), 1);
      store<u8>(out, load<u8>(c + feature), 2);
      store<u8>(out, load<u8>(d + feature), 3);
      store<u8>(out, load<u8>(e + feature), 4);
      store<u8>(out, load<u8>(f + feature), 5);
      store<u8>(out, load<u8>(g + feature), 6);
      store<u8>(out, load<u8>(h + feature), 7);
      out += lanes;
    }
  }
}

/** Address of the example in a lane. */
// @ts-ignore: decorator
@inline
function example(
  data: usize,
  features: usize,
  examples: usize,
  count: usize,
  lane: usize,
  zeros: usize,
): usize {
  return lane < count ? data + <usize>load<u32>(examples + (lane << 2)) * features : zeros;
}

/** Eight features of eight examples; ae: a0 e0 a1 e1 …, and so on. */
// @ts-ignore: decorator
@inline
function interleave8(out: usize, lanes: usize, ae: v128, bf: v128, cg: v128, dh: v128): void {
  const low = interleaveLow(ae, cg); // a0 c0 e0 g0 a1 …
  const lowOdd = interleaveLow(bf, dh); // b0 d0 f0 h0 b1 …
  const high = interleaveHigh(ae, cg);
  const highOdd = interleaveHigh(bf, dh);
  store2(out, lanes, interleaveLow(low, lowOdd)); // a0 b0 c0 d0 e0 f0 g0 h0 a1 …
  store2(out + 2 * lanes, lanes, interleaveHigh(low, lowOdd));
  store2(out + 4 * lanes, lanes, interleaveLow(high, highOdd));
  store2(out + 6 * lanes, lanes, interleaveHigh(high, highOdd));
}

// @ts-ignore: decorator
@inline
function store2(out: usize, lanes: usize, pair: v128): void {
  v128.store_lane<u64>(out, pair, 0);
  v128.store_lane<u64>(out + lanes, pair, 1);
}

/** x[feature][lane] = data[examples[lane]][feature]; 0 in lanes from `count` on. */
export function gatherFloats(
  x: usize,
  data: usize,
  features: usize,
  examples: usize,
  count: usize,
  lanes: usize,
): void {
  const rowBytes = lanes << 2;
  for (let lane: usize = 0; lane < lanes; lane += 1) {
    let out = x + (lane << 2);
    if (lane < count) {
      const row = data + ((<usize>load<u32>(examples + (lane << 2)) * features) << 2);
      for (let feature: usize = 0; feature < features; feature += 1) {
        store<f32>(out, load<f32>(row + (feature << 2)));
        out += rowBytes;
      }
    } else {
      for (let feature: usize = 0; feature < features; feature += 1) {
        store<f32>(out, 0);
        out += rowBytes;
      }
    }
  }
}
