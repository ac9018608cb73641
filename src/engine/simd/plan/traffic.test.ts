import { expect, test } from 'vitest';
import { denseMasks } from '../../../lottery/masks';
import type { Layer } from '../../../models/layer';
import { describeNetwork } from '../../../models/network';
import { bytesMoved } from './traffic';

const conv: Layer = { kind: 'conv', filters: 4, size: 3, stride: 1, padding: 'same', bias: false };
const relu: Layer = { kind: 'relu' };
const moved = (layers: readonly Layer[], batch: number): number => {
  const network = describeNetwork([6, 6, 2], 3, layers);
  return bytesMoved(network, denseMasks(network.parameters), batch);
};

test('fully connected: 5 and 3 units over 72 inputs, lanes padded to 16', () => {
  const layers: Layer[] = [{ kind: 'flatten' }, { kind: 'dense', units: 5 }, relu, { kind: 'dense', units: 3 }];
  const [x, h, y] = [72 * 16, 5 * 16, 3 * 16];
  const first = x + h + (h + x); // forward; slopes and input for the weights
  const between = h + h + (h + h + h); // in place; slopes, values, slopes
  const last = h + y + (y + h) + (y + h); // and slopes again for the input
  const weights = (72 * 5 + 5) * 9 + (5 * 3 + 3) * 10;
  expect(moved(layers, 12)).toBe(4 * (x + first + between + last + weights));
  expect(moved(layers, 17) - moved(layers, 12)).toBe(4 * (x + first + between + last));
});

test('convolutions, batch-norm, a second reader and an addition: each of them once per pass', () => {
  const before = 2 * 36 * 16; // the input, and its image
  const image = 4 * 36 * 16;
  const head: Layer[] = [conv, { kind: 'global-average-pool' }, { kind: 'dense', units: 3 }];
  const body = (layers: readonly Layer[]): number => moved([...layers, ...head], 16) - moved(head, 16);
  const more = (4 * 4 * 9 - 2 * 4 * 9) * 9; // the last convolution has four channels in place of two
  // the last convolution reads another input, whose gradient is wanted: forward, weights, slopes again, gradient
  const follows = image - before + (image - before) + image + image + more + 4 * 4 * 9;
  const convolution = before + image + (image + before) + 2 * 4 * 9 * 9;
  expect(body([conv])).toBe(4 * (follows + convolution));
  // a ReLU: the output is read, and slopes are kept after it
  expect(body([conv, relu])).toBe(4 * (follows + convolution + 2 * image));
  // reads and writes 1, back slopes, input, gradient; scale and shift, but no running statistics
  const norm = 2 * image + 3 * image + 2 * 4 * 10;
  expect(body([conv, { kind: 'batch-norm' }])).toBe(4 * (follows + convolution + norm));
  expect(body([conv, { kind: 'batch-norm' }, relu])).toBe(4 * (follows + convolution + norm + image));
  const block: Layer = { kind: 'residual', body: [{ kind: 'batch-norm' }], shortcut: [] };
  const fork = 3 * image; // a convolution takes no second gradient
  // the shortcut is read where batch-norm writes
  expect(body([conv, block])).toBe(4 * (follows + convolution + norm + fork + image));
  // the output is read, and slopes after the ReLU stay for the shortcut
  expect(body([conv, block, relu])).toBe(4 * (follows + convolution + norm + fork + image + 2 * image));
});

test('pruned weights are not moved', () => {
  const network = describeNetwork([6, 6, 2], 3, [{ kind: 'flatten' }, { kind: 'dense', units: 3 }]);
  const mask = new Uint8Array(72 * 3).fill(1, 0, 10);
  const [dense, pruned] = [denseMasks(network.parameters), [mask, null]].map((masks) => bytesMoved(network, masks, 16));
  expect(dense - pruned).toBe(4 * 9 * (72 * 3 - 10));
});
