/** What an episode came to, in words of its environment where there are better ones. */
import type { Translate } from '../../texts';
import type { Drawing } from './drawing';
import { returnOf, stepsOf, type Episode, type Shove } from './episode';

/** Was it still going on? */
const isFelt = (shove: Shove, episode: Episode): boolean => shove.step < stepsOf(episode);

/** "fell after 214 steps". @param shove the last one; null: it was let alone */
export function outcome(t: Translate, drawing: Drawing, episode: Episode, shove: Shove | null = null): string {
  const { id, told, ending, lasts = false } = drawing;
  const values = { steps: stepsOf(episode), return: returnOf(episode) };
  const key = episode.terminated ? 'charts.stages.terminated' : 'charts.stages.cut';
  const end = (episode.terminated && ending?.(episode.states[values.steps])) || id;
  const shoved = lasts && shove && isFelt(shove, episode) ? { since: values.steps - shove.step } : null;
  const context = shoved ? `${end}_shoved` : end;
  return t(key, { context, ...values, ...shoved, ...told?.(values.return, values.steps) });
}

/** While it goes on: "92 steps" */
export const counted = (t: Translate, { id: context, told }: Drawing, sum: number, steps: number): string =>
  t('charts.stages.counter', { context, steps, return: sum, ...told?.(sum, steps) });

type Fate = 'recovered' | 'ended' | 'before';
const FATES: readonly Fate[] = ['recovered', 'ended', 'before'];

const fateOf = (shove: Shove, episode: Episode): Fate =>
  !isFelt(shove, episode) ? 'before' : episode.terminated ? 'ended' : 'recovered';

/** What became of all of them: "Pushed at step 40. Recovered: Ticket. Over after it: Reinitialized." */
export function afterShove(
  t: Translate,
  shove: Shove,
  played: readonly { readonly name: string; readonly episode: Episode }[],
): string {
  const parts = FATES.flatMap((fate) => {
    const names = played.filter(({ episode }) => fateOf(shove, episode) === fate).map(({ name }) => name);
    return names.length > 0 ? [t(`charts.stages.fates.${fate}`, { names: names.join(', ') })] : [];
  });
  return justShoved(t, shove, parts.join(' '));
}

/** "Pushed at step 40." @param fates what became of them, as far as it has been seen */
export const justShoved = (t: Translate, { kind, step }: Shove, fates = ''): string =>
  t('charts.stages.shoved', { context: kind, step, fates }).trimEnd();
