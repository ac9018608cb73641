/** What computes it. */
import { choice, number } from '../../field';
import type { WithData } from '../../tasks/task';
import { collects } from './data';

export const engine = {
  backend: choice({
    choices: ['auto', 'simd', 'webgpu', 'webgl', 'cpu'],
    default: 'auto',
    matters: false,
    offers: (id, experiment: WithData) => !collects(experiment) || id === 'auto' || id === 'simd',
  }),
  // 0: as many as the machine has cores for
  workers: number({ default: 0, min: 0, max: 64, step: 1, unit: 'count', matters: false }),
};
