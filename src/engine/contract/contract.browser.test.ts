import { describeEngineContract } from '.';
import { SIMD, TFJS } from './tolerances';
import { createSimdEngine } from '../simd';
import { createTfjsEngine, TFJS_BACKENDS } from '../tfjs';

describeEngineContract('simd in Chromium', { ...SIMD, create: createSimdEngine });

for (const backend of TFJS_BACKENDS) {
  const create = (): ReturnType<typeof createTfjsEngine> => createTfjsEngine(backend);
  const brief = backend !== 'cpu' && import.meta.env.MODE !== 'nightly';
  describeEngineContract(`tfjs on ${backend}`, { ...TFJS, create, brief, follows: createSimdEngine });
}
