import { describeEngineContract } from '.';
import { SIMD } from './under-test';
import { createSimdEngine } from '../simd';
import { simdLayers } from '../simd/layers';

describeEngineContract('simd in Node', { ...SIMD, kinds: simdLayers.ids, create: createSimdEngine });
