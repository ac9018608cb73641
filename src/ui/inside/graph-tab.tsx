/** A small network as a graph, and what it says about every point of the plane. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionBoundary } from '../../charts/decision-boundary';
import { NetworkGraph } from '../../charts/network-graph';
import { predictWith, resolutionFor } from '../../charts/predict';
import { percent } from '../format';
import { useActions, useLab } from '../lab';
import { useShown } from '../shown';
import { isBusy } from '../top-bar/status';
import { useInspection } from './use-inspection';
import { useMask } from './use-mask';

const NO_CLASSES: readonly string[] = [];

export function GraphTab() {
  const { t } = useTranslation();
  const { network, recording, remaining, round } = useShown();
  const mask = useMask();
  const inspection = useInspection();
  const live = useLiveWeights();
  const preview = useLab((state) => state.preview);
  const { selectWeight } = useActions();
  const weights = live?.weights ?? inspection?.thetaT ?? inspection?.theta0 ?? null;
  const shownRound = live?.id.round ?? round;
  const predict = useMemo(() => (weights ? predictWith(network, weights) : null), [network, weights]);
  const points = preview?.settings.set === recording?.experiment.data.set ? preview : null;
  const left = percent(remaining[shownRound] ?? 1);
  const title = live
    ? t('inside.trainingNow', { arm: t(`arms.${live.id.arm}`), left, step: live.step })
    : t(shownRound === 0 ? 'inside.fullAnswers' : 'inside.ticketAnswers', { left });
  return (
    <div className="graph-tab">
      <NetworkGraph
        network={network}
        prunedIn={mask?.prunedIn ?? null}
        weights={weights}
        selectedRound={shownRound}
        onWeight={(weight) => {
          if (weight) selectWeight(weight);
        }}
      />
      <DecisionBoundary
        title={title}
        predict={predict}
        points={points}
        classNames={points?.classNames ?? NO_CLASSES}
        resolution={resolutionFor(network)}
      />
    </div>
  );
}

/** The weights in training, while nobody looks at a round of their own choice. */
function useLiveWeights() {
  const { recording, network } = useShown();
  const live = useLab((state) => state.liveWeights);
  const follows = useLab(
    (state) =>
      state.live === recording && isBusy(state.session.status) && state.selection.round === null,
  );
  const fits = live?.weights.every(
    (values, at) => values.length === network.parameters[at]?.shape.reduce((a, b) => a * b, 1),
  );
  return follows && fits ? live : null;
}
