import { describeEngineContract } from '.';
import { SIMD, TFJS } from './under-test';
import { createSimdEngine } from '../simd';
import { simdLayers } from '../simd/layers';
import { createTfjsEngine, TFJS_BACKENDS } from '../tfjs';
import { tfjsLayers } from '../tfjs/layers';

describeEngineContract('simd in Chromium', { ...SIMD, kinds: simdLayers.ids, create: createSimdEngine });

for (const backend of TFJS_BACKENDS) {
  const create = (): ReturnType<typeof createTfjsEngine> => createTfjsEngine(backend);
  const brief = backend !== 'cpu' && import.meta.env.MODE !== 'nightly';
  const kinds = tfjsLayers.ids;
  describeEngineContract(`tfjs on ${backend}`, { ...TFJS, kinds, create, brief, follows: createSimdEngine });
}
