import { describeEngineContract } from '.';
import { SIMD, TFJS } from './under-test';
import { createSimdEngine } from '../simd';
import { simdLayers } from '../simd/layers';
import { createTfjsEngine, TFJS_BACKENDS } from '../tfjs';
import { tfjsLayers } from '../tfjs/layers';

describeEngineContract('simd in Chromium', { ...SIMD, kinds: simdLayers.ids, create: createSimdEngine });

const isNightly = import.meta.env.MODE === 'nightly';
// each program is compiled for an emulated chip, in seconds: WebGL, what is left where there is no WebGPU, by night
const backends = TFJS_BACKENDS.filter((backend) => isNightly || backend !== 'webgl');

for (const backend of backends) {
  const create = (): ReturnType<typeof createTfjsEngine> => createTfjsEngine(backend);
  const brief = backend !== 'cpu' && !isNightly;
  const kinds = tfjsLayers.ids;
  describeEngineContract(`tfjs on ${backend}`, { ...TFJS, kinds, create, brief, follows: createSimdEngine });
}
