import { expect, test } from 'vitest';
import { describeEngineContract } from './contract';
import { everyLayer } from './contract-image-training';
import { kindsOf } from './contract-images';
import { SIMD } from './contract-tolerances';
import { createSimdEngine } from './simd/index';
import { KNOWN_LAYERS } from './simd/plan/network-plan';

describeEngineContract('simd in Node', { ...SIMD, create: createSimdEngine });

test('every layer kind is in the network that all engines train', () => {
  expect(new Set(kindsOf(everyLayer.layers))).toEqual(new Set(KNOWN_LAYERS));
});
