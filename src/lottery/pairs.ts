/** Two arms of one round, paired by trial. */
import { judge } from './guessing';
import type { RunResult } from './results';

/** The full network counts as an arm in every round. */
const ofArm = (results: readonly RunResult[], arm: string, round: number): RunResult[] =>
  results.filter((result) => result.arm === arm && result.round === (arm === 'full' ? 0 : round));

/** Results of the same trials: those that both have, each once. */
export const pairedByTrial = (
  results: readonly RunResult[],
  others: readonly RunResult[],
): (readonly [RunResult, RunResult])[] =>
  results.flatMap((result) => {
    const other = others.find(({ trial }) => trial === result.trial);
    return other ? [[result, other] as const] : [];
  });

/** [arm, other] of every trial that counts and in which both are finished. */
export function pairsOf(
  results: readonly RunResult[],
  [arm, other]: readonly [string, string],
  round: number,
): (readonly [RunResult, RunResult])[] {
  const { counting } = judge(results);
  return pairedByTrial(ofArm(counting, arm, round), ofArm(counting, other, round));
}
