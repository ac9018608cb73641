/** The networks of the selected round in an episode, side by side, and what they would do. */
import { memo, useMemo, useState } from 'react';
import { useTexts } from '../../../../texts';
import { drawings } from '../../../../charts/episodes/drawings';
import { PolicyMaps } from '../../../../charts/episodes/policy-maps';
import { Stages } from '../../../../charts/episodes/stages';
import { chanceOf } from '../../../../tasks/control/mathematics/fixed-episodes';
import { percent } from '../../../kit/format';
import { useShown } from '../../../state/shown';
import { TrialChoice } from '../trial-choice';
import { TrainMissing } from '../try/train-missing';
import { useActors } from './use-actors';
import styles from './stages-tab.module.css';

const Drawn = memo(Stages);
const Maps = memo(PolicyMaps);

/** On the page. */
export function StagesTab() {
  const { t } = useTexts();
  const acting = useActors();
  const { actors, rounded } = acting;
  return (
    <>
      <div className="sub-head">
        <TrialChoice />
      </div>
      <Episode {...acting} />
      {actors.length > 0 && (
        <p className={`muted ${styles.method}`}>
          {t('inside.stages.method')}
          {rounded && ` ${t('inside.try.rounded')}`}
        </p>
      )}
      <Pictures {...acting} />
    </>
  );
}

/** In a lecture. */
export const StagesThing = () => <Episode {...useActors()} />;

/** In a lecture. */
export const PolicyThing = () => <Pictures {...useActors()} />;

type Acting = ReturnType<typeof useActors>;

function Episode({ of, environment, actors, missing, onTrained, left, problem, asking }: Acting) {
  const { t } = useTexts();
  const { experiment, task } = useShown();
  const [number, setNumber] = useState(0);
  const count = task.examples('test', experiment.data);
  const seed = experiment.chance.splitSeed;
  const chance = useMemo(() => {
    const { state, uniform } = chanceOf(environment, { seed, split: 'test' }, number);
    return { start: state, noise: Float64Array.from({ length: environment.limit }, uniform) };
  }, [environment, seed, number]);
  return (
    <>
      <Drawn
        environment={environment}
        actors={actors}
        chance={chance}
        subtitle={t('inside.stages.subtitle', { number: number + 1, count, left: percent(left) })}
        onAnother={() => setNumber((number + 1) % count)}
        empty={actors.length > 0 ? null : (problem ?? t(asking ? 'inside.stages.asking' : 'inside.stages.later'))}
      />
      {missing.length > 0 && <TrainMissing of={of} missing={missing} onTrained={onTrained} />}
    </>
  );
}

function Pictures({ environment, actors }: Acting) {
  const { plane } = drawings.get(environment.id);
  if (!plane || actors.length === 0) return null;
  return <Maps environment={environment} plane={plane} actors={actors} />;
}
