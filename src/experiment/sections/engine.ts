/** What computes it. */
import { choice, number } from '../../field';
import type { WithData } from '../../tasks/task';
import { methods } from '../../lottery/methods';
import { readChain } from './compare';
import { collects } from './data';

/** What these settings have to know of an experiment. */
interface WithEngine extends WithData {
  readonly compare: { readonly chains: readonly string[] };
}

const trainsMasks = (chain: string): boolean => methods.get(readChain(chain).method).learner !== undefined;

export const engine = {
  backend: choice({
    choices: ['auto', 'simd', 'webgpu', 'webgl', 'cpu'],
    default: 'auto',
    matters: false,
    // networks that act, and masks, are trained by this one alone
    offers: (id, experiment: WithEngine) =>
      id === 'auto' || id === 'simd' || !(collects(experiment) || experiment.compare.chains.some(trainsMasks)),
  }),
  // 0: as many as the machine has cores for
  workers: number({ default: 0, min: 0, max: 64, step: 1, unit: 'count', matters: false }),
};
