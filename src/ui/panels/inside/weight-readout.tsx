/** The life of the weight under the pointer, in one sentence below the masks. */
import { useTexts } from '../../../texts';
import { useLab } from '../../state/lab';
import { layerTitle } from '../../../charts/kit/layer-name';
import { integer, weight as weightText } from '../../kit/format';
import { useShown } from '../../state/shown';
import { useLife } from './use-life';
import { placeOf } from './weight-place';

export function WeightReadout() {
  const { t } = useTexts();
  const { network } = useShown();
  const chosen = useLab((state) => state.selection.weight);
  const weight = chosen && network.parameters[chosen.parameter] ? chosen : null;
  const { theta0, thetaT, prunedIn } = useLife(weight);
  if (!weight) return <p className="weight-readout muted">{t('inside.readout.hint')}</p>;
  const { from, to } = placeOf(network.parameters, weight);
  const spec = network.parameters[weight.parameter];
  const layer = layerTitle(t, spec);
  const known = (thetaT ?? []).map((value) => (value === null ? '?' : weightText(Number(value.toPrecision(2)))));
  return (
    <p className="weight-readout">
      <strong>{t('inside.readout.name', { layer, from: integer(from + 1), to: integer(to + 1) })}</strong>{' '}
      {theta0 !== null && t('inside.readout.start', { theta0: weightText(Number(theta0.toPrecision(2))) })}{' '}
      {known.length > 0 && t('inside.readout.trained', { values: known.join(', ') })}{' '}
      {prunedIn !== null && t(prunedIn > 0 ? 'inside.readout.pruned' : 'inside.readout.stays', { round: prunedIn })}
    </p>
  );
}
