/** How many weights every layer has left, round by round. */
import { memo } from 'react';
import { useTexts } from '../../../texts';
import { DensityCurves } from '../../../charts/masks/density-curves';
import { useActions } from '../../state/lab';
import { useShown } from '../../state/shown';
import { useMask } from '../../state/use-mask';

const Curves = memo(DensityCurves);
const NONE: readonly (readonly number[])[] = [];

export function DensityView() {
  const { t } = useTexts();
  const { network, experiment, remaining, round } = useShown();
  const mask = useMask();
  const { selectRound } = useActions();
  return (
    <div className="units-view">
      <p className="muted">{t(`inside.density.intro.${experiment.pruning.scope}`)}</p>
      <Curves
        specs={network.parameters}
        remaining={mask?.remaining ?? NONE}
        planned={remaining}
        selectedRound={round}
        onSelectRound={selectRound}
      />
    </div>
  );
}
