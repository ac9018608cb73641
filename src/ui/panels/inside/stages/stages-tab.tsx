/** The networks of the selected round in an episode, side by side, and what they would do. */
import { memo, useCallback, useMemo, useState } from 'react';
import { useTexts } from '../../../../texts';
import { drawings } from '../../../../charts/episodes/drawings';
import { PolicyMaps } from '../../../../charts/episodes/policy-maps';
import { Stages } from '../../../../charts/episodes/stages';
import { chanceOf } from '../../../../tasks/control/mathematics/fixed-episodes';
import { percent } from '../../../kit/format';
import { useLab } from '../../../state/lab';
import { moment } from '../../../state/moment';
import { useShown } from '../../../state/shown';
import { RoundChoice } from '../round-choice';
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
  const inLesson = useLab(({ view }) => view.lesson !== null);
  return (
    <>
      <div className="sub-head">
        <RoundChoice />
        <TrialChoice />
      </div>
      <Episode {...acting} waits={inLesson} />
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

/** In a lecture: the room is asked before it begins. */
export const StagesThing = () => <Episode {...useActors()} waits toggle={moment} />;

/** In a lecture. */
export const PolicyThing = () => <Pictures {...useActors()} />;

type Acting = ReturnType<typeof useActors>;

interface EpisodeProps extends Acting {
  /** it begins when somebody presses Play */
  readonly waits: boolean;
  /** what Space does */
  readonly toggle?: typeof moment;
}

/** Which networks these are, as figures that leave the page have to say. */
function useWhose({ of, left }: Pick<Acting, 'of' | 'left'>): string {
  const { t } = useTexts();
  const { experiment } = useShown();
  const { trials } = experiment.chance;
  const words = t('inside.stages.left', { left: percent(left) });
  return trials > 1 && of ? `${words}, ${t('inside.stages.trial', { trial: of.trial + 1, trials })}` : words;
}

function Episode({ environment, actors, missing, onTrained, problem, asking, waits, toggle, ...acting }: EpisodeProps) {
  const { t } = useTexts();
  const whose = useWhose(acting);
  const { experiment, task } = useShown();
  const [number, setNumber] = useState(0);
  const count = task.examples('test', experiment.data);
  const seed = experiment.chance.splitSeed;
  const chance = useMemo(() => {
    const { state, uniform } = chanceOf(environment, { seed, split: 'test' }, number);
    return { start: state, noise: Float64Array.from({ length: environment.limit }, uniform) };
  }, [environment, seed, number]);
  const another = useCallback(() => setNumber((before) => (before + 1) % count), [count]);
  return (
    <>
      <Drawn
        environment={environment}
        actors={actors}
        chance={chance}
        subtitle={`${whose}, ${t('inside.stages.episode', { number: number + 1, count })}`}
        waits={waits}
        toggle={toggle}
        onAnother={another}
        empty={actors.length > 0 ? null : (problem ?? t(asking ? 'inside.stages.asking' : 'inside.stages.later'))}
      />
      {missing.length > 0 && <TrainMissing of={acting.of} missing={missing} onTrained={onTrained} />}
    </>
  );
}

function Pictures({ environment, actors, ...acting }: Acting) {
  const whose = useWhose(acting);
  const { plane } = drawings.get(environment.id);
  if (!plane || actors.length === 0) return null;
  return <Maps environment={environment} plane={plane} actors={actors} whose={whose} />;
}
