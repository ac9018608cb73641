import { expect, test } from 'vitest';
import { engineOf } from '../engine/versions';
import { readLink } from '../experiment/link';
import { engineVersion } from './engine-version';

test.each([
  ['v=1', 'simd-2'],
  ['v=1&network.dropout=0.5', 'simd-2 dropout-2'],
  ['v=1&network.architecture=resnet-20&data.set=cifar-10&network.dropout=0.5', 'simd-2'], // it has none
])('of %s is %s', (link, version) => {
  expect(engineVersion(engineOf('wasm'), readLink(link).experiment)).toBe(version);
});
