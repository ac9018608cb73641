/** Two arms of one round, paired by trial. */
import { judge } from './guessing';
import { armOf, full, type Arm } from './run-key';
import type { RunResult } from './results';

/** The full network counts as an arm in every round. */
const ofArm = (results: readonly RunResult[], arm: Arm, round: number): RunResult[] =>
  results.filter((result) => armOf(result) === arm && result.level === (arm === full ? 0 : round));

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
  [arm, other]: readonly [Arm, Arm],
  round: number,
): (readonly [RunResult, RunResult])[] {
  const { counting } = judge(results);
  return pairedByTrial(ofArm(counting, arm, round), ofArm(counting, other, round));
}
