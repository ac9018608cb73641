/** What an episode came to, in words of its environment where there are better ones. */
import type { Translate } from '../../texts';
import type { Drawing } from './drawing';
import { returnOf, stepsOf, type Episode } from './episode';

/** "fell after 214 steps" */
export function outcome(t: Translate, { id, told, ending }: Drawing, episode: Episode): string {
  const values = { steps: stepsOf(episode), return: returnOf(episode) };
  const key = episode.terminated ? 'charts.stages.terminated' : 'charts.stages.cut';
  const context = (episode.terminated && ending?.(episode.states[values.steps])) || id;
  return t(key, { context, ...values, ...told?.(values.return, values.steps) });
}

/** While it goes on: "92 steps" */
export const counted = (t: Translate, { id: context, told }: Drawing, sum: number, steps: number): string =>
  t('charts.stages.counter', { context, steps, return: sum, ...told?.(sum, steps) });
