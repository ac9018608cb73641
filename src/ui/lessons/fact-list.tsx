/** What the run on screen shows, in sentences computed from it. */
import { Trans } from 'react-i18next';
import { useTexts } from '../../texts';
import { armNames } from '../../experiment/arm-names';
import type { Arm } from '../../lottery/run-key';
import { useArms } from '../../charts/kit/use-arms';
import { useShown } from '../state/shown';
import { notLearned } from './facts/score';
import type { Fact, FactText } from './facts/fact';
import type { Wait } from './lesson';
import type { Experiment } from '../../experiment/schema';
import { isTrained, type Scene } from './scene';

interface Props {
  readonly facts: readonly Fact[];
  readonly scene: Scene;
  /** what the step waits for */
  readonly wait?: Wait;
}

export function FactList({ facts, scene, wait }: Props) {
  const { t } = useTexts();
  const { isLive } = useShown();
  const found = [notLearned, ...facts].map((fact) => fact(scene)).filter((fact) => fact !== null);
  const source = scene.recording === null ? 'settings' : isLive ? 'live' : 'recorded';
  return (
    <div className="lesson-facts">
      <h4>{t(`lessons.source.${source}`)}</h4>
      {found.length > 0 ? (
        <ul>
          {found.map((fact, at) => (
            // facts keep their places; the same sentence may stand for two rounds
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <FactSentence fact={fact} experiment={scene.experiment} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{t(`lessons.factsToCome.${missing(scene, wait)}`)}</p>
      )}
    </div>
  );
}

/** What the facts are still without. */
export function missing(scene: Scene, wait?: Wait): 'training' | 'weight' | 'weights' {
  if (!isTrained(scene, scene.experiment.pruning.rounds)) return 'training';
  return wait?.kind === 'weight-selected' && scene.weight === null ? 'weight' : 'weights';
}

interface SentenceProps {
  readonly fact: FactText;
  readonly experiment: Experiment;
}

function FactSentence({ fact: { key, values, arm, other }, experiment }: SentenceProps) {
  const { t } = useTexts();
  const { nameOf: idOf } = armNames(experiment);
  const nameOf = (one: Arm | undefined): string => (one ? t(`lessons.arms.${idOf(one)}`) : '');
  return (
    <Trans<string>
      i18nKey={key}
      values={{ ...values, name: nameOf(arm), other: nameOf(other) }}
      components={{ b: <strong />, arm: <ArmText arm={arm} />, other: <ArmText arm={other} /> }}
    />
  );
}

function ArmText({ arm, children }: { readonly arm?: Arm; readonly children?: React.ReactNode }) {
  const { style } = useArms();
  return <strong style={arm && { color: style(arm).text }}>{children}</strong>;
}
