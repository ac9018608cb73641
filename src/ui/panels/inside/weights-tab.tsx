/** The life of one weight: where it sits, θ₀, θ_T, the round it was pruned in. */
import { useMemo } from 'react';
import { useTexts } from '../../../texts';
import { WeightLife } from '../../../charts/weights/weight-life';
import { isKernel } from '../../../lottery/parameters';
import type { WeightPosition } from '../../../store/store';
import { ChoiceBox } from '../../kit/choice-box';
import { integer, percent, weight as weightText } from '../../kit/format';
import { useActions, useLab } from '../../state/lab';
import { layerTitle } from '../../../charts/kit/layer-name';
import { useShown } from '../../state/shown';
import { useInspection } from '../../state/use-inspection';
import { useLife } from './use-life';
import { useMask } from '../../state/use-mask';
import { endsOf, placeOf, positionOfPlace } from './weight-place';
import { WeightNumber } from './weight-number';

export function WeightsTab() {
  const { t } = useTexts();
  const { network, remaining, round } = useShown();
  const specs = network.parameters;
  const selected = useLab((state) => state.selection.weight);
  const { selectWeight } = useActions();
  const kernels = specs.flatMap((spec, at) => (isKernel(spec) ? [at] : []));
  // a selection made in another network may not exist in this one
  const position =
    selected && specs[selected.parameter] && kernels.includes(selected.parameter)
      ? selected
      : { parameter: kernels[0] ?? 0, index: 0 };
  const place = placeOf(specs, position);
  const [inputs, outputs] = endsOf(specs[place.parameter]);
  const nameOf = (parameter: number): string => layerTitle(t, specs[parameter]);
  const choose = (change: Partial<typeof place>) => selectWeight(positionOfPlace(specs, { ...place, ...change }));
  return (
    <div className="weights-tab">
      <p className="muted">{t('inside.weight.intro')}</p>
      <div className="weight-place">
        <span id="weight-layer">{t('inside.weight.layer')}</span>
        <ChoiceBox
          labelledBy="weight-layer"
          value={String(place.parameter)}
          choices={kernels.map((at) => ({ id: String(at), text: nameOf(at) }))}
          onChange={(id) => choose({ parameter: Number(id), from: 0, to: 0 })}
        />
        <WeightNumber
          label={t('inside.weight.from')}
          value={place.from}
          count={inputs}
          onChange={(from) => choose({ from })}
        />
        <WeightNumber
          label={t('inside.weight.to')}
          value={place.to}
          count={outputs}
          onChange={(to) => choose({ to })}
        />
      </div>
      <Life parameter={position.parameter} index={position.index} />
      <Biography
        position={position}
        name={t('inside.readout.name', {
          layer: nameOf(place.parameter),
          from: integer(place.from + 1),
          to: integer(place.to + 1),
        })}
      />
      <p className="muted">{t('inside.weight.atRound', { round, left: percent(remaining[round] ?? 1) })}</p>
    </div>
  );
}

function Life({ parameter, index }: { readonly parameter: number; readonly index: number }) {
  const { t } = useTexts();
  const { round, experiment } = useShown();
  const mask = useMask();
  const allPruned = (mask?.remaining.length ?? 0) > experiment.pruning.rounds;
  const inspection = useInspection();
  const theta0 = inspection?.theta0[parameter]?.[index];
  const thetaT = inspection?.thetaT?.[parameter]?.[index];
  const prunedIn = mask?.prunedIn[parameter]?.[index];
  const gone = prunedIn !== undefined && prunedIn > 0 && prunedIn <= round;
  const value = (known: number | undefined): string =>
    known === undefined ? t('inside.weight.unknown') : weightText(known);
  return (
    <>
      <dl className="facts weight-facts">
        <dt>{t('inside.weight.theta0')}</dt>
        <dd>{value(theta0)}</dd>
        <dt>{t('inside.weight.thetaT')}</dt>
        <dd>{gone ? t('inside.weight.zero') : value(thetaT)}</dd>
        {theta0 !== undefined && thetaT !== undefined && !gone && (
          <>
            <dt>{t('inside.weight.moved')}</dt>
            <dd>{weightText(Math.abs(thetaT - theta0))}</dd>
          </>
        )}
        <dt>{t('inside.weight.fate')}</dt>
        <dd>
          {prunedIn === undefined
            ? t('inside.weight.unknown')
            : prunedIn === 0
              ? t(allPruned ? 'inside.weight.stays' : 'inside.weight.soFar')
              : t('inside.weight.prunedIn', { round: prunedIn })}
        </dd>
      </dl>
      {inspection?.rounded && thetaT !== undefined && !gone && <p className="muted">{t('inside.weight.rounded')}</p>}
      {!inspection?.thetaT && <p className="muted">{t('inside.weight.notAtHand')}</p>}
    </>
  );
}

/** Where training took the weight in every round, until it was pruned. */
function Biography({ position, name }: { readonly position: WeightPosition; readonly name: string }) {
  const { t } = useTexts();
  const { remaining, round } = useShown();
  const { parameter, index } = position;
  const weight = useMemo(() => ({ parameter, index }), [parameter, index]);
  const { theta0, thetaT, prunedIn, rounded } = useLife(weight);
  return (
    <>
      <WeightLife
        theta0={theta0}
        thetaT={thetaT}
        prunedIn={prunedIn ?? 0}
        remaining={remaining}
        selectedRound={round}
        name={name}
      />
      {rounded && <p className="muted">{t('inside.life.rounded')}</p>}
    </>
  );
}
