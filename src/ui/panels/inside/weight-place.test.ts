import { expect, it } from 'vitest';
import type { ParameterSpec } from '../../../lottery/parameters';
import { endsOf, placeOf, positionOfPlace } from './weight-place';

const kernel: ParameterSpec = {
  name: '1/kernel',
  layer: 1,
  kind: 'dense',
  shape: [784, 300],
  fanIn: 784,
  fanOut: 300,
  prunable: true,
};

it('a weight of a kernel [in, out] stands at from · out + to', () => {
  expect(endsOf(kernel)).toEqual([784, 300]);
  expect(placeOf([kernel], { parameter: 0, index: 2 * 300 + 7 })).toEqual({ parameter: 0, from: 2, to: 7 });
  expect(positionOfPlace([kernel], { parameter: 0, from: 2, to: 7 })).toEqual({ parameter: 0, index: 607 });
});
