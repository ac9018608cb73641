import { describeEngineContract } from './contract';
import { SIMD, TFJS } from './contract-tolerances';
import { createSimdEngine } from './simd/index';
import { createTfjsEngine, TFJS_BACKENDS } from './tfjs/index';

describeEngineContract('simd in Chromium', { ...SIMD, create: createSimdEngine });

for (const backend of TFJS_BACKENDS) {
  const create = (): ReturnType<typeof createTfjsEngine> => createTfjsEngine(backend);
  const brief = backend !== 'cpu' && import.meta.env.MODE !== 'nightly';
  describeEngineContract(`tfjs on ${backend}`, { ...TFJS, create, brief, follows: createSimdEngine });
}
