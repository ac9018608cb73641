import { describeEngineContract } from '.';
import { SIMD, TFJS } from './tolerances';
import { createSimdEngine } from '../simd';
import { simdLayers } from '../simd/layers';
import { createTfjsEngine, TFJS_BACKENDS } from '../tfjs';
import { tfjsLayers } from '../tfjs/layers';

describeEngineContract('simd in Chromium', { ...SIMD, kinds: simdLayers.ids, create: createSimdEngine });

for (const backend of TFJS_BACKENDS) {
  const create = (): ReturnType<typeof createTfjsEngine> => createTfjsEngine(backend);
  describeEngineContract(`tfjs on ${backend}`, { ...TFJS, kinds: tfjsLayers.ids, create, follows: createSimdEngine });
}
