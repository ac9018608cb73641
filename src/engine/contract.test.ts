import { describeEngineContract } from './contract';
import { SIMD_TOLERANCES } from './contract-tolerances';
import { createSimdEngine } from './simd/index';

describeEngineContract('simd in Node', createSimdEngine, SIMD_TOLERANCES);
