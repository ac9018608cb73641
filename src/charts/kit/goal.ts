/** A line to look up to: where a task counts as solved, or the bound that no network can pass. */
import type { Metric, Standard } from '../../lottery/metric';
import type { Translate } from '../../texts';
import { scoreText } from './format';

export interface Goal {
  readonly score: number;
  readonly kind: 'solved' | 'bound';
}

/**
 * Of scores that go up, the best is the end of their axis; of those that go down it lies somewhere above 0, and says how
 * much there was to learn.
 */
export function goalOf({ judge, solved, ideal }: Pick<Standard, 'judge' | 'solved' | 'ideal'>): Goal | null {
  if (solved !== null) return { score: solved, kind: 'solved' };
  return judge.better === 'lower' && ideal !== null && ideal > 0 ? { score: ideal, kind: 'bound' } : null;
}

/** Best score that an axis has a tick for. */
export const bestTick = ({ judge, ideal }: Pick<Standard, 'judge' | 'ideal'>): number =>
  judge.better === 'higher' ? (ideal ?? Infinity) : Infinity;

/** Beside the line, or in a sentence. */
export function goalWords(t: Translate, judge: Metric, { score, kind }: Goal, where: 'label' | 'inWords'): string {
  const values = { score: scoreText(judge, score, kind === 'solved' ? 0 : judge.digits), context: judge.id };
  return t(`charts.${kind}.${where}`, values);
}

/** The range with the goal in it: where something counts as solved from failure to the best there is, the whole way. */
export function withGoal(
  standard: Pick<Standard, 'judge' | 'failure' | 'solved' | 'ideal'>,
  [low, high]: readonly [low: number, high: number],
): readonly [low: number, high: number] {
  const goal = goalOf(standard);
  if (!goal) return [low, high];
  const { failure, ideal } = standard;
  const ends = goal.kind === 'solved' ? [failure, goal.score, ideal ?? goal.score] : [goal.score];
  return [Math.min(low, ...ends), Math.max(high, ...ends)];
}
