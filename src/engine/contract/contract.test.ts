import { expect, test } from 'vitest';
import { describeEngineContract } from '.';
import { everyLayer } from './image-training';
import { kindsOf } from './images';
import { SIMD } from './tolerances';
import { createSimdEngine } from '../simd';
import { KNOWN_LAYERS } from '../simd/plan/network-plan';

describeEngineContract('simd in Node', { ...SIMD, create: createSimdEngine });

test('every layer kind is in the network that all engines train', () => {
  expect(new Set(kindsOf(everyLayer.layers))).toEqual(new Set(KNOWN_LAYERS));
});
