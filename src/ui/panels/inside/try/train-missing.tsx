/** Networks whose weights are not at hand: says so, and trains just these at one press. */
import { reasonOf, type Said } from '../../../../problem';
import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../../../texts';
import { standsAlone } from '../../../../experiment/chains';
import type { ArmAt } from '../../../../page-worker/look/questions';
import { useActions, useLab } from '../../../state/lab';
import { useSay } from '../../../texts/say';
import { isBusy } from '../../../state/status';
import type { Asking } from './asking';
import { useArms } from '../../../../charts/kit/use-arms';
import { placeOf, runOf } from '../../../../lottery/run-key';
import { tellsMasks } from '../../../../recording/told-masks';
import { useShown } from '../../../state/shown';

interface Props extends Pick<Asking, 'of' | 'onTrained'> {
  readonly missing: readonly ArmAt[];
}

export function TrainMissing({ of, missing, onTrained }: Props) {
  const { t } = useTexts();
  const { name } = useArms();
  const say = useSay();
  const { ask, watchWeights } = useActions();
  const busy = useLab((state) => isBusy(state.session.status));
  const { recording } = useShown();
  const [training, setTraining] = useState(false);
  const [problem, setProblem] = useState<Said | null>(null);
  const names = missing.map(({ arm }) => name(arm)).join(', ');
  const masks = recording?.masks.filter(({ trial }) => trial === of?.trial) ?? [];
  const masksOf = ({ arm }: ArmAt) => masks.filter(({ chain }) => chain === placeOf(arm).chain);
  const possible = missing.filter((asked) => {
    if (!of || !standsAlone(of.experiment, placeOf(asked.arm))) return false;
    const { chain, level } = runOf(of.trial, asked.arm, asked.round);
    return chain === null || masksOf(asked).some((record) => tellsMasks(of.experiment, record, level));
  });
  const train = async (): Promise<void> => {
    if (!of) return;
    setTraining(true);
    setProblem(null);
    try {
      await ask({ kind: 'train', of, networks: possible, masks: [...new Set(possible.flatMap(masksOf))] });
      watchWeights(true); // the other tabs look at them, too
      onTrained();
    } catch (error) {
      setProblem(reasonOf(error));
    } finally {
      setTraining(false);
    }
  };
  return (
    <div className="try-missing" role="status">
      <p className="muted">
        {t('inside.try.missing', { count: missing.length, names })} {busy && t('inside.try.missingBusy')}
      </p>
      {!busy && possible.length > 0 && (
        <Button className="button" isPending={training} onPress={() => void train()}>
          <FlaskConical aria-hidden />
          {training
            ? t('inside.try.training', { count: possible.length })
            : t('inside.try.train', { count: possible.length })}
        </Button>
      )}
      {problem !== null && (
        <p className="error-text" role="alert">
          {say(problem)}
        </p>
      )}
    </div>
  );
}
