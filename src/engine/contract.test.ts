import { describeEngineContract } from './contract';
import { SIMD_TOLERANCES } from './contract-tolerances';
import { createSimdEngine } from './simd/index';
import { KNOWN_LAYERS } from './simd/plan/network-plan';

describeEngineContract('simd in Node', createSimdEngine, SIMD_TOLERANCES, KNOWN_LAYERS);
