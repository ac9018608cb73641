/** Scores before training, as far as their cost is concerned. */
import { methods } from '../lottery/methods';
import type { Network } from '../models/network';
import { chainsOf, experimentOfChain } from './chains';
import { levelsOf } from './levels';
import type { Experiment } from './schema';
import { NO_WORK, plus, times, workOfScoring, type Work } from './work';

/** What one trial scores before training: once for all levels, or in passes on the way to each. */
export function workOfScorings(experiment: Experiment, network: Network): Work {
  return chainsOf(experiment)
    .map((chain, at) => {
      const method = methods.get(chain.method);
      if (method.passes === undefined) return NO_WORK;
      const { pruning } = experimentOfChain(experiment, chain);
      const passes = pruning.scorePasses ?? method.passes;
      const examples = method.looksAtExamples ? pruning.scoreExamples * network.classes : 1;
      const once = workOfScoring(network, passes, examples, method.settings.includes('temperature'));
      return passes === 1 ? once : times(once, levelsOf(experiment, at));
    })
    .reduce(plus, NO_WORK);
}
