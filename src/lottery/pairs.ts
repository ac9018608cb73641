/** Two arms of one round, paired by trial. */
import { judge } from './guessing';
import { isAsLarge } from './masks';
import { armOf, full, ticket, type Arm } from './run-key';
import type { RunResult } from './run-result';

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

/** The level at which an arm has as many weights left as a network, that network's own before others; null: at none. */
export function levelOfSize(results: readonly RunResult[], arm: Arm, like: RunResult): number | null {
  const ofSize = results.filter(({ remaining }) => isAsLarge(remaining, like.remaining));
  const levels = ofSize.filter((result) => armOf(result) === arm).map(({ level }) => level);
  if (levels.includes(like.level)) return like.level;
  // levels that prune nothing more are as large as others: each is held against its own
  const taken = ofSize.filter(({ chain }) => chain === like.chain).map(({ level }) => level);
  return levels.find((level) => !taken.includes(level)) ?? null;
}

/**
 * [arm, other] of every trial that counts and in which both are finished: the arm at a round of its own, and the
 * other where it has as many weights. The full network is held against all.
 */
export function pairsOf(
  results: readonly RunResult[],
  [arm, other]: readonly [Arm, Arm],
  round: number,
): (readonly [RunResult, RunResult])[] {
  const { counting } = judge(results);
  const own = ofArm(counting, arm, round);
  const [like] = own;
  const at = arm === full || other === full || !like ? round : levelOfSize(counting, other, like);
  return at === null ? [] : pairedByTrial(own, ofArm(counting, other, at));
}

/**
 * Results to draw beside each other while trials are at different rounds: of the full network those of the trials alone
 * of which the ticket's round is finished, so that what lies between the two is what their pairs say. The results as they
 * are where that leaves nothing out, or no trial has the round yet.
 */
export function besideTicket(results: readonly RunResult[], round: number): readonly RunResult[] {
  const { counting } = judge(results);
  const trials = new Set(ofArm(counting, ticket, round).map(({ trial }) => trial));
  if (round === 0 || trials.size === 0) return results;
  const others = new Set(ofArm(counting, full, 0).flatMap((result) => (trials.has(result.trial) ? [] : [result])));
  return others.size === 0 ? results : results.filter((result) => !others.has(result));
}
