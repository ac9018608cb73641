import { expect, test } from 'vitest';
import type { Layer } from '../../../models/layer';
import { describeNetwork } from '../../../models/network';
import { planNetwork } from './network-plan';

const conv: Layer = {
  kind: 'conv',
  filters: 4,
  size: 3,
  stride: 1,
  padding: 'same',
  bias: false,
};
const relu: Layer = { kind: 'relu' };

test('a fully connected network: activations in place, no gradient of the input', () => {
  const network = describeNetwork([2, 2, 1], 3, [
    { kind: 'flatten' },
    { kind: 'dense', units: 5 },
    relu,
    { kind: 'tanh' },
    { kind: 'dense', units: 3 },
  ]);
  const { operations, buffers, features, logits } = planNetwork(network);
  expect(features).toBe(4);
  expect(operations.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['dense', 0, 1],
    ['relu', 1, 1],
    ['tanh', 1, 2], // the way back through relu needs what relu gave
    ['dense', 2, 3],
  ]);
  expect(logits).toBe(3);
  expect(buffers.map(({ gradient }) => gradient)).toEqual([false, true, true, true]);
});

test('a ReLU joins the operation before it, unless something else needs what that one gave', () => {
  const network = describeNetwork([6, 6, 1], 4, [
    conv,
    relu,
    relu,
    { kind: 'batch-norm' },
    relu,
    { kind: 'residual', body: [{ kind: 'batch-norm' }], shortcut: [] },
    relu,
    { kind: 'max-pool', size: 2, stride: 2 },
    relu,
    conv,
    { kind: 'tanh' },
    { kind: 'global-average-pool' },
  ]);
  const { operations } = planNetwork(network);
  const found = operations.map((operation) => {
    const { kind, from, to } = operation;
    return 'relu' in operation ? [kind, from, to, operation.relu] : [kind, from, to];
  });
  expect(found).toEqual([
    ['image', 0, 1],
    ['conv', 1, 2, true],
    ['relu', 2, 3],
    ['batch-norm', 3, 4, true],
    ['batch-norm', 4, 6, true], // with the shortcut, added before the ReLU
    ['max-pool', 6, 7],
    ['relu', 7, 8], // the way back through the pool needs the largest values
    ['conv', 8, 9, false],
    ['tanh', 9, 9],
    ['average-pool', 9, 10],
  ]);
});

test('a residual block of batch-norm: the shortcut is added there, and its gradient taken there', () => {
  const norm: Layer = { kind: 'batch-norm' };
  const network = describeNetwork([6, 6, 1], 4, [
    conv,
    norm,
    relu,
    { kind: 'residual', body: [conv, norm], shortcut: [conv, norm] },
    relu,
    { kind: 'global-average-pool' },
  ]);
  const { operations, buffers } = planNetwork(network);
  expect(operations.map(({ kind, from, to, other, second }) => [kind, from, to, other, second])).toEqual([
    ['image', 0, 1, undefined, undefined],
    ['conv', 1, 2, undefined, undefined],
    ['batch-norm', 2, 3, null, 4],
    ['conv', 3, 5, undefined, undefined],
    ['conv', 4, 7, undefined, undefined],
    ['batch-norm', 7, 8, null, null],
    ['batch-norm', 5, 6, 8, null], // when the shortcut is there
    ['average-pool', 6, 9, undefined, undefined],
  ]);
  expect(buffers[8].gradientOf).toBe(6);
});

test('a residual block: two readers, frames as wide as the widest window needs', () => {
  const network = describeNetwork([6, 6, 1], 4, [
    conv,
    { kind: 'residual', body: [relu, { ...conv, size: 5 }], shortcut: [] },
    { kind: 'global-average-pool' },
  ]);
  const { operations, buffers } = planNetwork(network);
  expect(operations.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['image', 0, 1],
    ['conv', 1, 2],
    ['fork', 2, 3],
    ['relu', 2, 4], // not in place: the shortcut reads the same values
    ['conv', 4, 5],
    ['add', 5, 6],
    ['average-pool', 6, 7],
  ]);
  expect(buffers[3].valuesOf).toBe(2);
  // 3×3 reaches 1 pixel beyond the image, 5×5 reaches 2
  expect(buffers.map(({ frame }) => frame)).toEqual([0, 1, 2, 2, 2, 2, 2, 0]);
});

test('a pool lays flat what it gives, unless it has to be an image', () => {
  const pool: Layer = { kind: 'max-pool', size: 2, stride: 2 };
  const network = describeNetwork([8, 8, 1], 4, [
    conv,
    pool,
    conv,
    pool,
    { kind: 'flatten' },
    { kind: 'dense', units: 4 },
  ]);
  const { operations, buffers } = planNetwork(network);
  expect(operations.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['image', 0, 1],
    ['conv', 1, 2],
    ['max-pool', 2, 3],
    ['conv', 3, 4],
    ['max-pool', 4, 5],
    ['dense', 5, 6],
  ]);
  expect([3, 5].map((at) => buffers[at].layout)).toEqual(['image', 'flat']);
  expect(buffers[5]).toMatchObject({ rows: 1, columns: 1, channels: 2 * 2 * 4 });
});

test('a network without anything to train is refused', () => {
  const bare = describeNetwork([2], 2, [relu]);
  expect(() => planNetwork(bare)).toThrow('trained layers');
});
