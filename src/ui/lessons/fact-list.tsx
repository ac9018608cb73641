/** What the run on screen shows, in sentences computed from it. */
import { Trans, useTranslation } from 'react-i18next';
import { armStyle } from '../../charts/kit/arms';
import { useShown } from '../state/shown';
import { notLearned } from './facts/score';
import type { Fact, FactText } from './facts/fact';
import type { Wait } from './lesson';
import { isTrained, type Scene } from './scene';

interface Props {
  readonly facts: readonly Fact[];
  readonly scene: Scene;
  /** what the step waits for */
  readonly wait?: Wait;
}

export function FactList({ facts, scene, wait }: Props) {
  const { t } = useTranslation();
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
              <FactSentence fact={fact} />
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

function FactSentence({ fact: { key, values, arm, other } }: { readonly fact: FactText }) {
  const { t } = useTranslation();
  const nameOf = (id: string | undefined): string => (id ? t(`lessons.arms.${id}`) : '');
  return (
    <Trans
      i18nKey={key}
      values={{ ...values, name: nameOf(arm), other: nameOf(other) }}
      components={{ b: <strong />, arm: <Arm arm={arm ?? ''} />, other: <Arm arm={other ?? ''} /> }}
    />
  );
}

function Arm({ arm, children }: { readonly arm: string; readonly children?: React.ReactNode }) {
  return <strong style={{ color: armStyle(arm).text }}>{children}</strong>;
}
