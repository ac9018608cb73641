/** Two arms of one round, paired by trial. */
import type { RunResult } from '../../../lottery/results';

/** The full network counts as an arm in every round. */
const ofArm = (results: readonly RunResult[], arm: string, round: number): RunResult[] =>
  results.filter((result) => result.arm === arm && result.round === (arm === 'full' ? 0 : round));

export function pairsOf(
  results: readonly RunResult[],
  [arm, other]: readonly [string, string],
  round: number,
): (readonly [RunResult, RunResult])[] {
  const others = ofArm(results, other, round);
  return ofArm(results, arm, round).flatMap((result) => {
    const match = others.find(({ trial }) => trial === result.trial);
    return match ? [[result, match] as const] : [];
  });
}
