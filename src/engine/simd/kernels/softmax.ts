// Softmax cross-entropy over logits [classes][position][lane], rows `pitch` bytes apart; labels are the bytes of the resident
// data, [example][position]. What is no sequence has one position.
import { exp } from './vectors';

/**
 * g[class][lane] = (softmax(logits) − [class is the label]) / (count · positions): the gradient of the mean
 * loss; 0 in lanes from `count` on.
 */
export function softmaxGradient(
  g: usize,
  logits: usize,
  classes: usize,
  labels: usize,
  examples: usize,
  count: usize,
  lanes: usize,
  positions: usize,
  pitch: usize,
): void {
  const share: f32 = <f32>1.0 / <f32>(count * positions);
  for (let position: usize = 0; position < positions; position += 1) {
    softmaxGradientAt(g, logits, classes, labels + position, examples, count, lanes, positions, pitch, share);
    g += lanes << 2;
    logits += lanes << 2;
  }
}

// @ts-ignore: decorator
@inline
function softmaxGradientAt(
  g: usize,
  logits: usize,
  classes: usize,
  labels: usize,
  examples: usize,
  count: usize,
  lanes: usize,
  positions: usize,
  rowBytes: usize,
  share: f32,
): void {
  for (let lane: usize = 0; lane < lanes; lane += 4) {
    const at = lane << 2;
    const most = largest(logits + at, classes, rowBytes);
    let total = f32x4.splat(0);
    for (let c: usize = 0; c < classes; c += 1) {
      const e = exp(f32x4.sub(v128.load(logits + c * rowBytes + at), most));
      total = f32x4.add(total, e);
      v128.store(g + c * rowBytes + at, e);
    }
    const lanesOf = i32x4.add(i32x4.splat(<i32>lane), i32x4(0, 1, 2, 3));
    const inside = i32x4.lt_s(lanesOf, i32x4.splat(<i32>count));
    const scale = f32x4.div(f32x4.splat(share), total);
    for (let c: usize = 0; c < classes; c += 1) {
      const p = f32x4.mul(v128.load(g + c * rowBytes + at), scale);
      v128.store(g + c * rowBytes + at, v128.and(p, inside));
    }
  }
  for (let lane: usize = 0; lane < count; lane += 1) {
    const label = <usize>load<u8>(labels + <usize>load<u32>(examples + (lane << 2)) * positions);
    const at = g + label * rowBytes + (lane << 2);
    store<f32>(at, load<f32>(at) - share);
  }
}

/**
 * Adds the cross-entropies (nats, float64) of the first `count` lanes to the f64 at `result`, and
 * the number of right answers to the f64 behind it; the first of equal logits is the answer.
 */
export function crossEntropy(
  result: usize,
  logits: usize,
  classes: usize,
  labels: usize,
  examples: usize,
  count: usize,
  lanes: usize,
  positions: usize,
  pitch: usize,
): void {
  for (let position: usize = 0; position < positions; position += 1) {
    crossEntropyAt(result, logits, classes, labels + position, examples, count, positions, pitch);
    logits += lanes << 2;
  }
}

// @ts-ignore: decorator
@inline
function crossEntropyAt(
  result: usize,
  logits: usize,
  classes: usize,
  labels: usize,
  examples: usize,
  count: usize,
  positions: usize,
  rowBytes: usize,
): void {
  const sums = memory.data(16, 16); // Σ e^(logit − most) of four lanes
  let loss = load<f64>(result);
  let right = load<f64>(result, 8);
  for (let first: usize = 0; first < count; first += 4) {
    const at = logits + (first << 2);
    const most = largest(at, classes, rowBytes);
    let total = f32x4.splat(0);
    for (let c: usize = 0; c < classes; c += 1) {
      total = f32x4.add(total, exp(f32x4.sub(v128.load(at + c * rowBytes), most)));
    }
    v128.store(sums, total);
    const end = min(count, first + 4);
    for (let lane = first; lane < end; lane += 1) {
      const label = <usize>load<u8>(labels + <usize>load<u32>(examples + (lane << 2)) * positions);
      const column = logits + (lane << 2);
      const answer = firstLargest(column, classes, rowBytes);
      const most = <f64>load<f32>(column + answer * rowBytes);
      const sum = <f64>load<f32>(sums + ((lane - first) << 2));
      loss += Math.log(sum) - (<f64>load<f32>(column + label * rowBytes) - most);
      if (answer == label) right += 1;
    }
  }
  store<f64>(result, loss);
  store<f64>(result, right, 8);
}

/** The largest logits of four lanes. */
// @ts-ignore: decorator
@inline
function largest(at: usize, classes: usize, rowBytes: usize): v128 {
  let most = v128.load(at);
  for (let c: usize = 1; c < classes; c += 1) most = f32x4.max(most, v128.load(at + c * rowBytes));
  return most;
}

/** The first class with the largest logit of one lane. */
// @ts-ignore: decorator
@inline
function firstLargest(column: usize, classes: usize, rowBytes: usize): usize {
  let answer: usize = 0;
  let most = load<f32>(column);
  for (let c: usize = 1; c < classes; c += 1) {
    const logit = load<f32>(column + c * rowBytes);
    if (logit > most) {
      most = logit;
      answer = c;
    }
  }
  return answer;
}
