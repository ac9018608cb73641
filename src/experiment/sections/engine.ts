/** What computes it. */
import { choice, number } from '../../field';
import { methods } from '../../lottery/methods';
import { readChain } from './compare';
import { collects } from './data';
import { hasScales, readsTokens, type WithNetwork } from './network';

/** What these settings have to know of an experiment. */
interface WithEngine extends WithNetwork {
  readonly compare: { readonly chains: readonly string[] };
  readonly training: { readonly scaleDecay: number };
}

const trainsMasks = (chain: string): boolean => {
  const { learner, emerges } = methods.get(readChain(chain).method);
  return learner !== undefined || emerges === true;
};

/** Are scales of batch-norm pulled towards zero? */
export const decaysScales = (experiment: Omit<WithEngine, 'compare'>): boolean =>
  experiment.training.scaleDecay > 0 && hasScales(experiment);

export const engine = {
  backend: choice({
    choices: ['auto', 'simd', 'webgpu', 'webgl', 'cpu'],
    default: 'auto',
    matters: false,
    // networks that act or read tokens, masks, and scales that decay are trained by this one alone
    offers: (id, experiment: WithEngine) =>
      id === 'auto' ||
      id === 'simd' ||
      !(
        collects(experiment) ||
        readsTokens(experiment) ||
        experiment.compare.chains.some(trainsMasks) ||
        decaysScales(experiment)
      ),
  }),
  // 0: as many as the machine has cores for
  workers: number({ default: 0, min: 0, max: 64, step: 1, unit: 'count', matters: false }),
};
