/** What a convolution makes of the input that is tried, in each network. */
import { memo, useMemo, useState } from 'react';
import { useTexts } from '../../../../texts';
import { FeatureMaps } from '../../../../charts/network/feature-maps';
import { featureStages, type FeatureStage } from '../../../../models/feature-maps';
import type { Question } from '../../../../page-worker/look/questions';
import { ChoiceBox } from '../../../kit/choice-box';
import { useShown } from '../../../state/shown';
import { useAnswer } from '../use-answer';
import type { Asking } from './asking';
import { TrainMissing } from './train-missing';
import { useArms } from '../../../../charts/kit/use-arms';

const Maps = memo(FeatureMaps);
const NO_SHAPE: readonly number[] = [1, 1, 1];

export function FeaturesView({ of, networks, trained, onTrained, input, nothing }: Asking) {
  const { t } = useTexts();
  const { name } = useArms();
  const { network } = useShown();
  const stages = useMemo(() => featureStages(network), [network]);
  const [chosen, setChosen] = useState(0);
  const stage = chosen < stages.length ? chosen : 0;
  const question = useMemo(
    (): Question<'features'> | null => (of && input ? { kind: 'features', of, networks, input, stage } : null),
    // oxlint-disable-next-line react/exhaustive-deps -- and again when one more has been trained
    [of, networks, input, stage, trained],
  );
  const { answer, to, problem, waiting } = useAnswer(question);
  const known = useMemo(
    () => (answer?.networks ?? []).flatMap(({ arm, maps }) => (maps ? [{ arm, name: name(arm), maps }] : [])),
    [answer, name],
  );
  const missing = answer?.networks.filter(({ maps }) => !maps) ?? [];
  const nameOf = ({ layer, kind }: FeatureStage): string => t(`inside.features.stage.${kind}`, { layer });
  return (
    <div className="units-view">
      <div className="overlap-choices">
        <span id="features-stage">{t('inside.features.after')}</span>
        <ChoiceBox
          labelledBy="features-stage"
          value={String(stage)}
          choices={stages.map((one, at) => ({ id: String(at), text: nameOf(one) }))}
          onChange={(id) => setChosen(Number(id))}
        />
      </div>
      <Maps
        stage={nameOf(stages[to && to.stage < stages.length ? to.stage : stage])}
        shape={answer?.shape ?? NO_SHAPE}
        networks={known}
        reach={answer?.reach ?? 0}
        empty={
          known.length > 0
            ? null
            : (problem ?? (input ? t(waiting ? 'inside.try.asking' : 'inside.features.later') : nothing))
        }
      />
      {missing.length > 0 && <TrainMissing of={of} missing={missing} onTrained={onTrained} />}
      <p className="muted">
        {t('inside.features.method')}
        {answer?.networks.some(({ rounded }) => rounded) && ` ${t('inside.try.rounded')}`}
      </p>
    </div>
  );
}
