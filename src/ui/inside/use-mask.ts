import { useLab } from '../lab';
import { useShown } from '../shown';
import type { MaskRecord } from '../../recording/recording';

/** The ticket's masks of the selected trial; of the first trial that has some while it has none. */
export function useMask(): MaskRecord | null {
  const { recording } = useShown();
  const trial = useLab((state) => state.selection.trial);
  const masks = recording?.masks.filter((mask) => mask.chain === 'ticket') ?? [];
  return masks.find((mask) => mask.trial === trial) ?? masks[0] ?? null;
}
