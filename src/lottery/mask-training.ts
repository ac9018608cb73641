import type { Method } from './method';
import { sizeOf, type ParameterSpec } from './parameters';
import type { Budget } from './pruning';

/**
 * The same share of every layer that is ranked together by the experiment, and as many weights in all: scores of layers
 * cannot be held against each other. Where shares are no whole numbers, the largest rests are made up first.
 */
export function layerByLayer(specs: readonly ParameterSpec[], budgets: readonly Budget[]): Budget[] {
  return budgets.map((groups) =>
    groups
      .flatMap(({ parameters, kept }) => {
        const sizes = parameters.map((at) => sizeOf(specs[at].shape));
        const all = sizes.reduce((sum, size) => sum + size, 0);
        const whole = sizes.map((size) => Math.floor((size * kept) / all));
        const rests = sizes.map((size, at) => ({ at, rest: (size * kept) / all - whole[at] }));
        const more = kept - whole.reduce((sum, count) => sum + count, 0);
        for (const { at } of rests.toSorted((a, b) => b.rest - a.rest).slice(0, more)) whole[at] += 1;
        return parameters.map((parameter, at) => ({ parameters: [parameter], kept: whole[at] }));
      })
      .toSorted((a, b) => a.parameters[0] - b.parameters[0]),
  );
}

/**
 * Masks are trained, weights are not: each level trains scores of its own over the trial's first weights, frozen, and its
 * network is what they leave of these. A kept weight is not 0, so the largest weights of that network are its mask.
 */
export const trainingMasks = (
  learner: string,
): Pick<
  Method,
  'family' | 'settings' | 'position' | 'nested' | 'standsAlone' | 'looksAtExamples' | 'learner' | 'budgets' | 'plan'
> => ({
  family: 'masks',
  settings: ['rate', 'convRate', 'outputRate', 'rounds', 'maskWeights', 'maskScale', 'maskOptimizer', 'maskRate'],
  position: 'replayed',
  nested: false,
  standsAlone: true,
  looksAtExamples: true,
  learner,
  budgets: layerByLayer,
  plan(ask, { maskWeights }) {
    for (const level of ask.levels) {
      const frozen = ask.restore(maskWeights === 'initial' ? 'rewound' : 'signed-constant', ask.full);
      const run = ask.learn(learner, level, frozen);
      ask.told(level, run, ask.prune(level, null, ask.score('magnitude', level, run, null)));
    }
  },
});
