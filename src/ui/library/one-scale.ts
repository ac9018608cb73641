import type { Experiment } from '../../experiment/schema';
import { taskOf } from '../../tasks';

/** Can the scores of these experiments stand on one axis? Shares can; rewards are those of their world. */
export function isOneScale(experiments: readonly Experiment[]): boolean {
  const sets = [...new Set(experiments.map(({ data }) => data.set))];
  const units = [...new Set(sets.map((set) => taskOf(set).judge.unit))];
  return sets.length < 2 || (units.length === 1 && units[0] === 'fraction');
}
