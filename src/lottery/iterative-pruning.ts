import type { Method, Position } from './method';
import { restores } from './restores';
import type { Recipe } from './step';

/**
 * Train, prune the lowest scores, give the survivors back what they become, repeat (Frankle & Carbin
 * 2019, §2); one-shot: every level is pruned directly from the full network, by the same scores.
 */
export const iterativePruning = (
  restore: string,
  position: Position,
): Pick<Method, 'family' | 'settings' | 'position' | 'nested' | 'standsAlone' | 'plan'> => ({
  family: 'after',
  settings: [
    'rate',
    'convRate',
    'outputRate',
    'rounds',
    'schedule',
    'criterion',
    'granularity',
    'unitScore',
    'scope',
    'rest',
  ],
  position,
  nested: true,
  standsAlone: restores.get(restore).needs.every((need) => need === 'theta0'),
  plan(ask, { criterion, schedule }) {
    let run = ask.full;
    let masks: Recipe | null = null;
    let scores = ask.score(criterion, 1, run, masks);
    for (const level of ask.levels) {
      if (schedule === 'iterative') scores = ask.score(criterion, level, run, masks);
      masks = ask.prune(level, masks, scores);
      const trained = ask.train(level, ask.restore(restore, run), masks);
      if (schedule === 'iterative') run = trained;
    }
  },
});
