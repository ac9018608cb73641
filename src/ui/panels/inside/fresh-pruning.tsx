/** Over the masks, each time a round is pruned while this page trains. */
import { PassingMoment } from '../../../charts/masks/passing-moment';
import { useLab } from '../../state/lab';
import { useShown } from '../../state/shown';
import { useFreshPruning } from './use-pruning';

/** Where the moment is open, it is seen there. */
export function FreshPruning() {
  const isOpen = useLab((state) => state.view.pruningOpen);
  return isOpen ? null : <Passing />;
}

function Passing() {
  const { network } = useShown();
  const fresh = useFreshPruning();
  return fresh && <PassingMoment key={fresh.round} {...fresh} specs={network.parameters} />;
}
