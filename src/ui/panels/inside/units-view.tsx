/** What every unit still reads and who still reads it. */
import { memo, useDeferredValue } from 'react';
import { useTexts } from '../../../texts';
import { DeadInputs } from '../../../charts/masks/dead-inputs';
import { UnitBars } from '../../../charts/masks/unit-bars';
import { percent } from '../../kit/format';
import { useLab } from '../../state/lab';
import { useShown } from '../../state/shown';
import { useConnectivity } from './use-connectivity';
import { useMask } from '../../state/use-mask';
import { placeOf } from './weight-place';

const Inputs = memo(DeadInputs);
const Bars = memo(UnitBars);

export function UnitsView() {
  const { t } = useTexts();
  const { network, remaining, round } = useShown();
  const prunedIn = useDeferredValue(useMask()?.prunedIn ?? null);
  const weight = useLab((state) => state.selection.weight);
  const connectivity = useConnectivity(network, prunedIn, round);
  // the unit that the weight looked at leads to
  const unit = weight && network.parameters[weight.parameter] ? placeOf(network.parameters, weight).to : null;
  if (!connectivity) return null;
  const { inputs, deadInputs, layers } = connectivity;
  return (
    <div className="units-view">
      <p className="muted">{t('inside.units.intro', { left: percent(remaining[round] ?? 1) })}</p>
      <Inputs inputs={inputs} dead={deadInputs} inputShape={network.inputShape} />
      {layers.map((layer) => (
        <Bars key={layer.parameter} layer={layer} unit={weight?.parameter === layer.parameter ? unit : null} />
      ))}
    </div>
  );
}
