import { describe } from 'vitest';
import { describeEngineContract } from './contract';
import { describeImageTraining } from './contract-image-training';
import { describeInputContract } from './contract-inputs';
import { SIMD_TOLERANCES, TFJS_TOLERANCES } from './contract-tolerances';
import { createSimdEngine } from './simd/index';
import { KNOWN_LAYERS } from './simd/plan/network-plan';
import { KNOWN_LAYERS as TFJS_LAYERS } from './tfjs/forward';
import { createTfjsEngine, TFJS_BACKENDS } from './tfjs/index';

describeEngineContract('simd in Chromium', createSimdEngine, SIMD_TOLERANCES, KNOWN_LAYERS);

for (const backend of TFJS_BACKENDS) {
  describe(`inputs of tfjs on ${backend}`, () => {
    describeInputContract(() => createTfjsEngine(backend), 1e-4);
  });
  const create = (): ReturnType<typeof createTfjsEngine> => createTfjsEngine(backend);
  describeEngineContract(`tfjs on ${backend}`, create, TFJS_TOLERANCES, TFJS_LAYERS);
  describeImageTraining(`tfjs on ${backend}`, create, TFJS_TOLERANCES, createSimdEngine);
}
