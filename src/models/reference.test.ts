import { expect, test } from 'vitest';
import { describeNetwork } from './network';
import { forward, score } from './reference';

const network = describeNetwork([1, 2], 2, [
  { kind: 'flatten' },
  { kind: 'dense', units: 3 },
  { kind: 'relu' },
  { kind: 'dense', units: 2 },
]);
const weights = [
  [1, -1, 2, 0.5, 1, -3], // [2, 3]
  [0, 0.25, 1],
  [1, 2, 3, 4, 5, 6], // [3, 2]
  [-1, 1],
];

test('a network worked out by hand', () => {
  // x = (2, 1): hidden (2.5, −0.75, 2) → relu (2.5, 0, 2); logits 2.5·(1, 2) + 2·(5, 6) + (−1, 1)
  // x = (0, 1): hidden (0.5, 1.25, −2) → relu (0.5, 1.25, 0); logits 0.5·(1, 2) + 1.25·(3, 4) + …
  const logits = forward(network, weights, Float32Array.of(2, 1, 0, 1), 2);
  expect([...logits]).toEqual([11.5, 18, 3.25, 7]);
});

test('bytes stand for value / 255', () => {
  const bytes = forward(network, weights, Uint8Array.of(51, 255), 1);
  const floats = forward(network, weights, Float64Array.of(51 / 255, 1), 1);
  bytes.forEach((logit, at) => expect(logit).toBeCloseTo(floats[at], 12));
});

test('tanh', () => {
  const plain = describeNetwork([1], 1, [{ kind: 'dense', units: 1 }, { kind: 'tanh' }]);
  expect([...forward(plain, [[2], [1]], Float32Array.of(-3), 1)]).toEqual([Math.tanh(-5)]);
});

test('loss and accuracy', () => {
  // −ln softmax: (0, 0) → ln 2 for any label; (0, ln 3) with label 0 → ln 4
  const logits = Float64Array.of(0, 0, 0, Math.log(3));
  const { loss, right } = score(logits, Uint8Array.of(0, 0), 2);
  expect(loss).toBeCloseTo((Math.log(2) + Math.log(4)) / 2, 14);
  expect(right).toBe(0.5); // the first of equal logits is the answer
  expect(score(logits, Uint8Array.of(1, 1), 2).right).toBe(0.5);
});

test('a convolution with stride, same padding behind, and a max-pool', () => {
  // 1 2 3    2×2 windows with stride 2 from the corner, zeros behind:
  // 4 5 6    1 + 2·2 + 3·4 + 4·5 = 37   3 + 3·6 = 21   7 + 2·8 = 23   9
  // 7 8 9
  const convolved = describeNetwork([3, 3, 1], 4, [
    { kind: 'conv', filters: 1, size: 2, stride: 2, padding: 'same', bias: true },
    { kind: 'flatten' },
  ]);
  const image = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
  expect([...forward(convolved, [[1, 2, 3, 4], [0.5]], image, 1)]).toEqual([37.5, 21.5, 23.5, 9.5]);
  const pooled = describeNetwork([3, 3, 1], 4, [{ kind: 'max-pool', size: 2, stride: 1 }, { kind: 'flatten' }]);
  expect([...forward(pooled, [], image, 1)]).toEqual([5, 6, 8, 9]);
});

test('batch-norm: batch statistics in training, running ones in evaluation', () => {
  const network = describeNetwork([1], 1, [{ kind: 'batch-norm' }]);
  const weights = [[2], [1], [3], [4 - 1e-5]]; // scale, shift, mean, variance
  const evaluated = forward(network, weights, Float64Array.of(5, 1), 2);
  expect(evaluated[0]).toBeCloseTo(1 + (2 * (5 - 3)) / 2, 12);
  const trained = forward(network, weights, Float64Array.of(5, 1), 2, 'training'); // 3 ± 2
  expect(trained[0]).toBeCloseTo(1 + (2 * 2) / Math.sqrt(4 + 1e-5), 12);
});

test('a residual block adds its shortcut', () => {
  const layers = [{ kind: 'residual', body: [{ kind: 'tanh' }], shortcut: [] }] as const;
  const network = describeNetwork([1], 1, layers);
  expect([...forward(network, [], Float64Array.of(2), 1)]).toEqual([2 + Math.tanh(2)]);
});
