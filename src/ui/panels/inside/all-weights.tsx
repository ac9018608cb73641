/** Distributions of all weights of a layer or of the network: before and after training, by fate. */
import { memo, useMemo, useState } from 'react';
import { useTexts } from '../../../texts';
import { MovementByFate } from '../../../charts/weights/movement-by-fate';
import { outputsOf } from '../../../charts/kit/sampled-weights';
import { SignChanges } from '../../../charts/weights/sign-changes';
import { WeightHistogram } from '../../../charts/weights/weight-histogram';
import { ChoiceBox } from '../../kit/choice-box';
import { useActions } from '../../state/lab';
import { layerTitle } from '../../../charts/kit/layer-name';
import { useShown } from '../../state/shown';
import { useInspection, useTrialWeights } from '../../state/use-inspection';
import { useMask } from '../../state/use-mask';

const Histogram = memo(WeightHistogram);
const Fate = memo(MovementByFate);
const Signs = memo(SignChanges);

export function AllWeights() {
  const { t } = useTexts();
  const { network, remaining, round } = useShown();
  const mask = useMask();
  const inspection = useInspection();
  const { selectRound } = useActions();
  const [layer, setLayer] = useState('all');
  const { parameters: specs } = network;
  const outputs = useMemo(() => outputsOf(specs), [specs]);
  const prunable = specs.flatMap((spec, at) => (spec.prunable ? [at] : []));
  // a layer chosen in another network may not exist in this one
  const chosen = prunable.includes(Number(layer)) && layer !== 'all' ? Number(layer) : null;
  const prunedIn = mask?.prunedIn ?? null;
  const ofTrial = useTrialWeights();
  const theta0 = ofTrial?.theta0 ?? null;
  const full = ofTrial?.fullThetaT ?? null;
  // all weights are left in round 0: there the first pruning is looked at
  const at = Math.max(round, 1);
  const nameOf = (parameter: number): string => layerTitle(t, specs[parameter]);
  return (
    <div className="weights-tab">
      <div className="overlap-choices">
        <span id="all-weights-layer">{t('inside.histogram.of')}</span>
        <ChoiceBox
          labelledBy="all-weights-layer"
          choices={[
            { id: 'all', text: t('inside.histogram.allLayers') },
            ...prunable.map((parameter) => ({ id: String(parameter), text: nameOf(parameter) })),
          ]}
          value={chosen === null ? 'all' : String(chosen)}
          onChange={setLayer}
        />
      </div>
      <Histogram
        theta0={theta0}
        full={full}
        ticket={round === 0 ? null : (inspection?.thetaT ?? null)}
        prunedIn={prunedIn}
        round={at}
        parameter={chosen}
        outputs={outputs}
        remaining={remaining}
      />
      <Fate
        theta0={theta0}
        thetaT={full}
        prunedIn={prunedIn}
        parameter={chosen}
        outputs={outputs}
        selectedRound={round}
        onSelectRound={selectRound}
      />
      <Signs specs={specs} theta0={theta0} thetaT={full} prunedIn={prunedIn} round={at} remaining={remaining} />
      {inspection?.rounded && <p className="muted">{t('inside.histogram.rounded')}</p>}
    </div>
  );
}
