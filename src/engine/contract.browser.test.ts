import { describeEngineContract } from './contract';
import { createTfjsEngine, TFJS_BACKENDS } from './tfjs/index';

for (const backend of TFJS_BACKENDS) {
  describeEngineContract(`tfjs on ${backend}`, () => createTfjsEngine(backend), {
    gradient: 1e-5,
    training: 1e-4,
    replay: 0,
  });
}
