/** A round being pruned: the selected one, or while this page trains, the newest. */
import { useTexts } from '../../../texts';
import { PruningMoment } from '../../../charts/masks/pruning-moment';
import { chainsOf, experimentOfChain } from '../../../experiment/chains';
import { moment } from '../../state/moment';
import { useShown } from '../../state/shown';
import { usePruning, useRoundInTraining } from './use-pruning';

interface Props {
  /** on the page: puts it away */
  readonly leave?: () => void;
  /** it was asked for by a press */
  readonly isPressed?: { readonly current: boolean };
}

export function PruningView({ leave, isPressed }: Props) {
  const { t } = useTexts();
  const { round: selected, experiment, network, remaining } = useShown();
  const inTraining = useRoundInTraining();
  const round = inTraining ?? selected;
  const { question, answer, to, problem, waiting, graph } = usePruning(round);
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
      graph={graph}
      round={to.round}
      remaining={[remaining[to.round - 1] ?? 1, remaining[to.round] ?? 1]}
      score={t(`settings.pruning.criterion.choices.${criterion}`)}
      treatment={
        answer.restore === null
          ? ''
          : t(`charts.pruning.treatments.${answer.restore}`, { step: rewindStep, defaultValue: '' })
      }
      rounded={answer.rounded}
      pace={inTraining === null ? 'slow' : 'quick'}
      toggle={moment}
      leave={leave}
      isPressed={isPressed}
    />
  );
}
