import { describe } from 'vitest';
import { describeImageTraining } from './contract-image-training';
import { describeInputContract } from './contract-inputs';
import { describeEngineContract } from './contract';
import { SIMD_TOLERANCES } from './contract-tolerances';
import { createSimdEngine } from './simd/index';
import { KNOWN_LAYERS } from './simd/plan/network-plan';

describe('inputs of simd in Node', () => {
  describeInputContract(createSimdEngine, 1e-5);
});
describeEngineContract('simd in Node', createSimdEngine, SIMD_TOLERANCES, KNOWN_LAYERS);
describeImageTraining('simd in Node', createSimdEngine, SIMD_TOLERANCES);
