/** A small network as a graph, and what it says about every point of the plane. */
import { useMemo } from 'react';
import { part } from '../../../fetched/part';
import { useTexts } from '../../../texts';
import { DecisionBoundary } from '../../../charts/network/decision-boundary';
import { NetworkGraph } from '../../../charts/network/network-graph';
import { predictWith, resolutionFor } from '../../../charts/network/predict';
import type { Experiment } from '../../../experiment/schema';
import { initialize } from '../../../lottery/initializers';
import { sizeOf, type Weights } from '../../../lottery/parameters';
import { countTrainable, type Network } from '../../../models/network';
import { percent } from '../../kit/format';
import type { LabState } from '../../../store/store';
import { useActions, useLab, useLabSometimes } from '../../state/lab';
import { useShown } from '../../state/shown';
import { isBusy } from '../../state/status';
import { useInspection } from '../../state/use-inspection';
import { useMask } from '../../state/use-mask';
import { RoundChoice } from './round-choice';
import { isRebuildable } from './strong-ticket/rebuildable';
import { SubTabs } from './sub-tabs';
import { TrialChoice } from './trial-choice';
import { useFreshPruning } from './use-pruning';
import { useArms } from '../../../charts/kit/use-arms';
import { armOf } from '../../../lottery/run-key';

const NO_CLASSES: readonly string[] = [];

const StrongTicket = part(
  () => import('./strong-ticket/strong-ticket-tab'),
  (file) => file.StrongTicketTab,
);

/** On the page, where a trial can be chosen, and a network that is only pruned stands beside the trained one. */
export function GraphOfTrial() {
  const { t } = useTexts();
  const { network } = useShown();
  const isPaired = useMemo(() => isRebuildable(network), [network]);
  const chosen = useLab(({ view }) => view.graph);
  const { setView } = useActions();
  if (isPaired) {
    return (
      <SubTabs
        label={t('inside.tabs.graph')}
        linked={{ chosen, choose: (graph) => setView({ graph }) }}
        views={[
          { id: 'trained', name: t('inside.strong.network'), content: <GraphTab /> },
          { id: 'only-pruned', name: t('inside.strong.pruned'), content: <StrongTicket /> },
        ]}
      />
    );
  }
  return (
    <>
      <div className="sub-head">
        <RoundChoice />
        <TrialChoice />
      </div>
      <GraphTab />
    </>
  );
}

export function GraphTab() {
  const { t } = useTexts();
  const { name } = useArms();
  const { network, recording, experiment, remaining, round } = useShown();
  const mask = useMask();
  const inspection = useInspection();
  const live = useLiveWeights();
  const pruning = useFreshPruning();
  const preview = useLab((state) => state.preview);
  const { selectWeight } = useActions();
  const trained = live?.weights ?? inspection?.thetaT ?? null;
  const initial = useMemo(
    () => (recording === null ? initialWeights(experiment, network) : null),
    [recording, experiment, network],
  );
  const shownRound = live?.id.level ?? round;
  // θ₀ has lines to draw, but no answers
  const predict = useMemo(() => (trained ? predictWith(network, trained) : null), [network, trained]);
  const points = preview?.settings.set === recording?.experiment.data.set ? preview : null;
  const left = percent(remaining[shownRound] ?? 1);
  const title = live
    ? t('inside.trainingNow', { arm: name(armOf(live.id)), left, step: live.step })
    : t(shownRound === 0 ? 'inside.fullAnswers' : 'inside.ticketAnswers', { left });
  return (
    <div className="graph-tab">
      <NetworkGraph
        network={network}
        prunedIn={mask?.prunedIn ?? null}
        weights={trained ?? initial}
        selectedRound={shownRound}
        pruning={pruning}
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

/** Most weights of which the page itself draws θ₀. */
const MOST_INITIAL = 20_000;

/** θ₀ of the first trial, for a network of which nothing is trained yet. */
function initialWeights({ network: settings, chance }: Experiment, network: Network): Weights | null {
  if (countTrainable(network) > MOST_INITIAL) return null;
  return initialize(network.parameters, settings, chance.initializationSeed, 'initialization', 0);
}

/** Between two pictures of weights in training, in ms. */
const EVERY = 250;

/** Weights in training, while nobody looks at a round of their own choice. */
const weightsToFollow = ({ liveWeights, session, selection }: LabState) =>
  isBusy(session.status) && selection.round === null ? liveWeights : null;

/** The weights in training, as far as they are those of the network shown. */
function useLiveWeights() {
  const { isLive, network } = useShown();
  const live = useLabSometimes(weightsToFollow, EVERY);
  const fits = live?.weights.every((values, at) => values.length === sizeOf(network.parameters[at]?.shape ?? []));
  return isLive && fits ? live : null;
}
