/** The selected round being pruned. */
import { useMemo } from 'react';
import { useTexts } from '../../../texts';
import { PruningMoment } from '../../../charts/masks/pruning-moment';
import { chainsOf, experimentOfChain } from '../../../experiment/chains';
import type { Question } from '../../../page-worker/look/questions';
import { useShown } from '../../state/shown';
import { useMask } from '../../state/use-mask';
import { useAnswer } from './use-answer';
import { useRuns } from './use-runs';

/** Weights shown of a layer: all of them would be a grey heap. */
const MOST = 400;

interface Props {
  /** on the page: puts it away */
  readonly leave?: () => void;
  /** it was asked for by a press */
  readonly isPressed?: { readonly current: boolean };
}

export function PruningView({ leave, isPressed }: Props) {
  const { t } = useTexts();
  const { round, experiment, network, remaining } = useShown();
  const of = useRuns();
  const mask = useMask();
  const isDone = mask !== null && round > 0 && round < mask.remaining.length;
  const prunedIn = isDone ? mask.prunedIn : null;
  const question = useMemo(
    (): Question<'pruning'> | null => of && prunedIn && { kind: 'pruning', of, round, prunedIn, most: MOST },
    [of, round, prunedIn],
  );
  const { answer, to, problem, waiting } = useAnswer(question);
  if (problem !== null) return <p className="muted">{problem}</p>;
  if (!question) return <p className="muted">{t(round === 0 ? 'charts.pruning.dense' : 'charts.pruning.notAtHand')}</p>;
  if (!answer || !to) return <p className="muted">{t('charts.pruning.loading')}</p>;
  if (!answer.layers)
    return <p className="muted">{t(waiting ? 'charts.pruning.loading' : 'charts.pruning.notAtHand')}</p>;
  const { criterion, rewindStep } = experimentOfChain(experiment, chainsOf(experiment)[0]).pruning;
  return (
    <PruningMoment
      layers={answer.layers}
      specs={network.parameters}
      round={to.round}
      remaining={[remaining[to.round - 1] ?? 1, remaining[to.round] ?? 1]}
      score={t(`settings.pruning.criterion.choices.${criterion}`)}
      treatment={
        answer.restore === null
          ? ''
          : t(`charts.pruning.treatments.${answer.restore}`, { step: rewindStep, defaultValue: '' })
      }
      rounded={answer.rounded}
      leave={leave}
      isPressed={isPressed}
    />
  );
}
