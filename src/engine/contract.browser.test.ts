import { describe } from 'vitest';
import { describeEngineContract } from './contract';
import { describeInputContract } from './contract-inputs';
import { SIMD_TOLERANCES, TFJS_TOLERANCES } from './contract-tolerances';
import { createSimdEngine } from './simd/index';
import { KNOWN_LAYERS } from './simd/plan/network-plan';
import { createTfjsEngine, TFJS_BACKENDS } from './tfjs/index';

describeEngineContract('simd in Chromium', createSimdEngine, SIMD_TOLERANCES, KNOWN_LAYERS);

for (const backend of TFJS_BACKENDS) {
  describe(`inputs of tfjs on ${backend}`, () => {
    describeInputContract(() => createTfjsEngine(backend), 1e-4);
  });
  describeEngineContract(
    `tfjs on ${backend}`,
    () => createTfjsEngine(backend),
    TFJS_TOLERANCES,
  );
}
