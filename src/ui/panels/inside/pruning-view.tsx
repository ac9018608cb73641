/** A round being pruned: the selected one, or while this page trains, the newest. */
import type { ReactNode } from 'react';
import { useTexts } from '../../../texts';
import { TitleChoice } from '../../../charts/kit/title-choice';
import { useArms } from '../../../charts/kit/use-arms';
import { PruningMoment } from '../../../charts/masks/pruning-moment';
import { chainsOf, experimentOfChain, isByUnit } from '../../../experiment/chains';
import { ticketOf } from '../../../lottery/run-key';
import { useActions } from '../../state/lab';
import { moment } from '../../state/moment';
import { useShown } from '../../state/shown';
import { usePrunedChain } from './use-pruned-chain';
import { usePruning, useRoundInTraining } from './use-pruning';

interface Props {
  /** on the page: puts it away */
  readonly leave?: () => void;
  /** it was asked for by a press */
  readonly isPressed?: { readonly current: boolean };
}

export function PruningView({ leave, isPressed }: Props) {
  const { t } = useTexts();
  const { name } = useArms();
  const { setView } = useActions();
  const { experiment, network } = useShown();
  const { chain, chains, remaining, round: selected, leavesOut } = usePrunedChain();
  const inTraining = useRoundInTraining(chain);
  const round = inTraining ?? selected;
  const { question, answer, to, problem, waiting, graph } = usePruning(chain, round);
  const nameOf = (at: number): string => name(ticketOf(at));
  const choice = (note?: string): ReactNode =>
    chains.length > 1 && (
      <TitleChoice
        label={t('charts.pruning.chain')}
        choices={chains.map(({ chain: at, id }) => ({ id, text: nameOf(at) }))}
        value={chains.find((one) => one.chain === chain)?.id ?? ''}
        note={note}
        onChange={(pruned) => setView({ pruned: pruned === chains[0].id ? null : pruned })}
      />
    );
  const instead = insteadOf();
  if (instead !== null || !answer?.layers || !to) {
    return (
      <>
        {choice()}
        <p className="muted">{instead}</p>
      </>
    );
  }
  const { criterion, unitScore, rewindStep } = experimentOfChain(experiment, chainsOf(experiment)[to.chain]).pruning;
  const byUnit = isByUnit(experiment, to.chain);
  return (
    <PruningMoment
      layers={answer.layers}
      specs={network.parameters}
      graph={byUnit ? null : graph}
      round={to.round}
      name={to.chain === 0 ? null : nameOf(to.chain)}
      choice={chains.length > 1 ? choice : undefined}
      leftOut={leavesOut ? t('charts.pruning.before') : null}
      remaining={[remaining[to.round - 1] ?? 1, remaining[to.round] ?? 1]}
      score={t(
        byUnit ? `settings.pruning.unitScore.choices.${unitScore}` : `settings.pruning.criterion.choices.${criterion}`,
      )}
      treatment={
        answer.restore === null
          ? ''
          : t(`charts.pruning.treatments.${answer.restore}`, {
              step: rewindStep,
              context: byUnit ? 'units' : undefined,
              defaultValue: '',
            })
      }
      keeps={answer.restore === 'kept'}
      rounded={answer.rounded}
      pace={inTraining === null ? 'slow' : 'quick'}
      toggle={moment}
      leave={leave}
      isPressed={isPressed}
    />
  );

  /** What is said where there is no picture. */
  function insteadOf(): string | null {
    if (problem !== null) return problem;
    if (!question) return t(round === 0 ? 'charts.pruning.dense' : 'charts.pruning.notAtHand');
    // while another chain is asked about, the last one is not shown under its name
    if (!answer || to?.chain !== chain) return t('charts.pruning.loading');
    return answer.layers ? null : t(waiting ? 'charts.pruning.loading' : 'charts.pruning.notAtHand');
  }
}
