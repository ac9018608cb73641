/** Two arms of one round, paired by trial; trials whose full network did not learn are left out. */
import { judge } from '../../../lottery/guessing';
import type { RunResult } from '../../../lottery/results';

/** The full network counts as an arm in every round. */
const ofArm = (results: readonly RunResult[], arm: string, round: number): RunResult[] =>
  results.filter((result) => result.arm === arm && result.round === (arm === 'full' ? 0 : round));

export function pairsOf(
  results: readonly RunResult[],
  [arm, other]: readonly [string, string],
  round: number,
): (readonly [RunResult, RunResult])[] {
  const { counting } = judge(results);
  const others = ofArm(counting, other, round);
  return ofArm(counting, arm, round).flatMap((result) => {
    const match = others.find(({ trial }) => trial === result.trial);
    return match ? [[result, match] as const] : [];
  });
}
