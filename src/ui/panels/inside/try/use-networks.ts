import { useMemo } from 'react';
import type { ArmAt } from '../../../../page-worker/look/questions';
import { useShown } from '../../../state/shown';
import { armOf, type Arm, full, ticket } from '../../../../lottery/run-key';

/**
 * The full network, the ticket of the selected round and one arm to compare it with. In round 0 nothing is
 * pruned yet: there the first ticket is asked.
 * @returns the networks, and a text that changes when one more of them has been trained
 */
export function useNetworks(
  trial: number,
  other: Arm | null,
): { readonly networks: readonly ArmAt[]; readonly trained: string } {
  const { round, results } = useShown();
  const at = Math.max(round, 1);
  const networks = useMemo(
    (): ArmAt[] => [
      { arm: full, round: 0 },
      { arm: ticket, round: at },
      ...(other === null ? [] : [{ arm: other, round: at }]),
    ],
    [other, at],
  );
  const trained = networks
    .filter((asked) =>
      results.some((result) => result.trial === trial && result.level === asked.round && armOf(result) === asked.arm),
    )
    .map(({ arm }) => arm)
    .join(' ');
  return { networks, trained };
}
