/** Which chain is seen being pruned: of those that prune what training has come to. */
import { useMemo } from 'react';
import { armNames } from '../../../experiment/arm-names';
import { chainsOf } from '../../../experiment/chains';
import { remainingByLevel } from '../../../experiment/levels';
import { levelNear } from '../../../lottery/masks';
import { methods } from '../../../lottery/methods';
import { ticketOf } from '../../../lottery/run-key';
import { useLab } from '../../state/lab';
import { useShown } from '../../state/shown';

interface PrunedChain {
  readonly chain: number;
  /** P_m by the chain's rounds, 0 … 1 */
  readonly remaining: readonly number[];
  /** of the chain, nearest to the selected one in weights remaining; 0: nothing is pruned */
  readonly round: number;
  /** chains that can be chosen, with the names that links have for them */
  readonly chains: readonly { readonly chain: number; readonly id: string }[];
  /** are there methods that prune before training? */
  readonly leavesOut: boolean;
}

export function usePrunedChain(): PrunedChain {
  const { experiment, network, remaining: ofTicket, round: selected } = useShown();
  const chosen = useLab(({ view }) => view.pruned);
  const { chains, leavesOut } = useMemo(() => {
    const all = chainsOf(experiment);
    const { nameOf } = armNames(experiment);
    const isAfter = all.map(({ method }) => methods.get(method).family === 'after');
    return {
      chains: all.flatMap((_, chain) => (isAfter[chain] ? [{ chain, id: nameOf(ticketOf(chain)) }] : [])),
      leavesOut: isAfter.includes(false),
    };
  }, [experiment]);
  const { chain } = chains.find(({ id }) => id === chosen) ?? chains[0];
  const remaining = useMemo(
    () => remainingByLevel(experiment, network.parameters, chain),
    [experiment, network, chain],
  );
  const round = chain === 0 ? selected : levelNear(remaining, ofTicket[selected] ?? 1);
  return { chain, remaining, round, chains, leavesOut };
}
