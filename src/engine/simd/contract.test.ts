import { describeEngineContract } from '../contract';
import { createSimdEngine } from './index';

describeEngineContract('simd', createSimdEngine, { gradient: 1e-5, training: 1e-4, replay: 0 });
