import type { Ask, Method } from './method';
import type { Budget } from './pruning';
import { looksAtExamples, hasTemperature, sensitivities } from './sensitivities';
import type { Recipe } from './step';

type Plan = Pick<
  Method,
  'family' | 'settings' | 'position' | 'nested' | 'passes' | 'looksAtExamples' | 'standsAlone' | 'budgets' | 'plan'
>;

/** All weights that can be pruned, ranked together, and as many left as in these groups. */
const everything = (budgets: readonly Budget[]): Budget[] =>
  budgets.map((groups) => [
    {
      parameters: groups.flatMap(({ parameters }) => [...parameters]).toSorted((a, b) => a - b),
      kept: groups.reduce((sum, { kept }) => sum + kept, 0),
    },
  ]);

/** Each level is cut from the full network by scores that are there before training; survivors keep θ₀. */
export const pruningBefore = (score: (ask: Ask, level: number) => Recipe): Plan => ({
  family: 'before',
  settings: ['rate', 'convRate', 'outputRate', 'rounds'],
  position: 'replayed',
  nested: true,
  standsAlone: true,
  budgets: (_specs, budgets) => everything(budgets),
  plan(ask) {
    for (const level of ask.levels) {
      const masks = ask.prune(level, null, score(ask, level));
      ask.train(level, ask.restore('rewound', ask.full), masks);
    }
  },
});

/** The same by a score of `sensitivities`, which a trainer computes. */
export function pruningBySensitivity(id: string): Plan {
  const sensitivity = sensitivities.get(id);
  const base = pruningBefore((ask, level) => ask.sensitivity(id, level));
  return {
    ...base,
    settings: [
      ...base.settings,
      'scorePasses',
      ...(looksAtExamples(sensitivity) ? ['scoreExamples'] : []),
      ...(hasTemperature(sensitivity) ? ['temperature'] : []),
    ],
    // in passes each level has a ranking of its own
    nested: ({ scorePasses }) => (scorePasses ?? sensitivity.passes) === 1,
    passes: sensitivity.passes,
    looksAtExamples: looksAtExamples(sensitivity),
  };
}
