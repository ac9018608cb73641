/** What a world to act in looks like, at the start of an episode, before anybody acts; and what a network sees and does in it. */
import { useMemo } from 'react';
import { useTexts } from '../../../texts';
import { drawings } from '../../../charts/episodes/drawings';
import { Picture } from '../../../charts/episodes/picture';
import { environments } from '../../../tasks/control/environments';
import { sizeOf } from '../../../lottery/parameters';
import { integer } from '../../kit/format';
import { useLab } from '../../state/lab';
import { useFormExperiment } from '../form-experiment';
import type { TaskData } from '../task-data';

/** All that is left to chance is in its middle. */
const middle = (): number => 0.5;

function Form() {
  const { t } = useTexts();
  const { set } = useFormExperiment().data;
  const { observation, actions } = environments.get(set);
  return (
    <>
      <p className="fact">
        <span>{t('data.sees', { count: sizeOf(observation), numbers: integer(sizeOf(observation)) })}</span>
        <span>{t('data.actions', { count: actions })}</span>
      </p>
      <Start set={set} />
    </>
  );
}

const World = () => <Start set={useLab((state) => state.experiment.data.set)} />;

function Start({ set }: { readonly set: string }) {
  const state = useMemo(() => environments.get(set).reset(middle), [set]);
  return (
    <div className="chart">
      <Picture drawing={drawings.get(set)} state={state} colour="var(--arm-ticket)" reads={null} />
    </div>
  );
}

const data: TaskData = { id: 'control', Form, World };
export default data;
