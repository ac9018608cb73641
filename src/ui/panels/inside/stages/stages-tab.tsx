/** The networks of the selected round in an episode, side by side. */
import { memo, useMemo, useState } from 'react';
import { useTexts } from '../../../../texts';
import { policyWith } from '../../../../charts/episodes/episode';
import { drawings } from '../../../../charts/episodes/drawings';
import { PolicyMaps } from '../../../../charts/episodes/policy-maps';
import { Stages, type Actor } from '../../../../charts/episodes/stages';
import { useArms } from '../../../../charts/kit/use-arms';
import { armOf, full } from '../../../../lottery/run-key';
import type { ArmAt, Question } from '../../../../page-worker/look/questions';
import { environments } from '../../../../tasks/control/environments';
import { chanceOf } from '../../../../tasks/control/mathematics/fixed-episodes';
import { percent } from '../../../kit/format';
import { useShown } from '../../../state/shown';
import { TrialChoice } from '../trial-choice';
import { TrainMissing } from '../try/train-missing';
import { useAnswer } from '../use-answer';
import { useRuns } from '../use-runs';
import styles from './stages-tab.module.css';

const Drawn = memo(Stages);
const Maps = memo(PolicyMaps);

/** Most networks beside each other. */
const MOST = 6;

/** On the page, where a trial can be chosen. */
export const StagesOfTrial = () => (
  <>
    <div className="sub-head">
      <TrialChoice />
    </div>
    <StagesTab />
  </>
);

export function StagesTab() {
  const { t } = useTexts();
  const { name, style } = useArms();
  const { experiment, network, peers, remaining, round, results, task } = useShown();
  const of = useRuns();
  const [number, setNumber] = useState(0);
  // times that missing networks were trained by themselves
  const [alone, setAlone] = useState(0);
  // all weights are left in round 0: there the first ticket acts
  const at = Math.max(round, 1);
  const networks = useMemo(
    (): ArmAt[] => [{ arm: full, round: 0 }, ...peers.map((arm) => ({ arm, round: at }))].slice(0, MOST),
    [peers, at],
  );
  const trained = networks.map((asked) =>
    results.some((run) => run.trial === of?.trial && run.level === asked.round && armOf(run) === asked.arm),
  );
  const question = useMemo(
    (): Question<'weights'> | null => (of ? { kind: 'weights', of, networks } : null),
    // oxlint-disable-next-line react/exhaustive-deps -- and again when one more has been trained
    [of, networks, trained.join(), alone],
  );
  const { answer: last, to, problem, waiting } = useAnswer(question);
  // of another experiment the weights are those of another network
  const answer = to?.of === of ? last : null;

  const environment = environments.get(experiment.data.set);
  const episodes = task.examples('test', experiment.data);
  const seed = experiment.chance.splitSeed;
  const chance = useMemo(() => {
    const { state, uniform } = chanceOf(environment, { seed, split: 'test' }, number);
    return { start: state, noise: Float64Array.from({ length: environment.limit }, uniform) };
  }, [environment, seed, number]);
  const actors = useMemo(
    () =>
      (answer?.networks ?? []).flatMap(({ arm, weights }): Actor[] =>
        weights ? [{ id: arm, name: name(arm), style: style(arm), policy: policyWith(network, weights) }] : [],
      ),
    [answer, network, name, style],
  );
  const { plane } = drawings.get(environment.id);
  const missing = answer?.networks.filter(({ weights }) => weights === null) ?? [];
  const nothing = problem ?? t(waiting ? 'inside.stages.asking' : 'inside.stages.later');
  return (
    <>
      <Drawn
        environment={environment}
        actors={actors}
        chance={chance}
        subtitle={t('inside.stages.subtitle', {
          number: number + 1,
          count: episodes,
          left: percent(remaining[at] ?? 1),
        })}
        onAnother={() => setNumber((number + 1) % episodes)}
        empty={actors.length > 0 ? null : nothing}
      />
      {missing.length > 0 && <TrainMissing of={of} missing={missing} onTrained={() => setAlone(alone + 1)} />}
      {actors.length > 0 && (
        <p className={`muted ${styles.method}`}>
          {t('inside.stages.method')}
          {answer?.networks.some(({ rounded }) => rounded) && ` ${t('inside.try.rounded')}`}
        </p>
      )}
      {plane && actors.length > 0 && <Maps environment={environment} plane={plane} actors={actors} />}
    </>
  );
}
