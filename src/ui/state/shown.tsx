/** What all panels show, derived once per recording: results, selected round, network. */
import { armsOf } from '../../experiment/chains';
import { createContext, useContext, useDeferredValue, useMemo, type ReactNode } from 'react';
import { EmptyWords } from '../../charts/kit/empty-words';
import { ArmsOf } from '../../charts/kit/use-arms';
import type { Ghost } from '../../charts/rounds/round-marks';
import { armsOfSize, remainingByLevel } from '../../experiment/levels';
import type { Experiment } from '../../experiment/schema';
import type { Standard } from '../../lottery/metric';
import type { RunResult } from '../../lottery/results';
import { winningRound } from '../../lottery/verdict';
import type { Network } from '../../models/network';
import type { Recording, RunRecord } from '../../recording/recording';
import { stopsOf } from '../../recording/remaining';
import { resultsOf, standardOf } from '../../recording/results';
import { curtainOf } from '../../store/curtain';
import { toldBy } from '../../store/beats';
import { beatOnScreen, ghostRecording, roundOf, shownRecording } from '../../store/selectors';
import type { LabState } from '../../store/store';
import { useTexts } from '../../texts';
import { taskOf } from '../../tasks';
import type { Task } from '../../tasks/task';
import { useLab, useLabSometimes } from './lab';
import { useNetwork } from './use-network';
import { useStable } from './use-stable';
import type { Arm } from '../../lottery/run-key';

/** What panels and views show things of. */
export interface Subject {
  readonly task: Task;
  readonly network: Network;
  /** of the recording; of the form while there is none */
  readonly experiment: Experiment;
}

/** What results are of and judged by: the same while they come in. */
interface Basis extends Subject {
  /** what results are judged by */
  readonly standard: Standard;
}

export interface Shown extends Basis {
  /** as far as a story tells it; null before there is anything to show */
  readonly recording: Recording | null;
  /** is the recording what this page trains? */
  readonly isLive: boolean;
  /** curves of the recorded run behind a live one */
  readonly ghost: Ghost | null;
  /** results of finished runs; the same array until one more is finished */
  readonly results: readonly RunResult[];
  /** the ticket, then what it is compared with */
  readonly arms: readonly Arm[];
  /** those that have as many weights as the ticket in the selected round (the first, while none is selected) */
  readonly peers: readonly Arm[];
  /** weights remaining P_m, 0 … 1, of the ticket after rounds 0, 1, … */
  readonly remaining: readonly number[];
  /** P_m of all chains, from 1 down */
  readonly stops: readonly number[];
  readonly round: number;
  /** the round validation chooses; null: no winning ticket */
  readonly winning: number | null;
}

const ShownContext = createContext<Shown | null>(null);
const BasisContext = createContext<Basis | null>(null);

/** Between two drawings of a recording that grows, in ms. */
const EVERY = 200;

const wholeState = (state: LabState): LabState => state;

/** A recorded run was opened: somebody waits for its charts; or the curtain was drawn. */
const isOpened = (state: LabState, before: LabState): boolean =>
  state.recorded !== before.recorded || state.curtains !== before.curtains;

interface ProviderProps {
  readonly children: ReactNode;
  /** what is in front: `frontRecording` for who has drawn the curtain and looks behind it */
  readonly recordingOf?: (state: LabState) => Recording | null;
}

export function ShownProvider({ children, recordingOf = shownRecording }: ProviderProps) {
  const state = useLabSometimes(wholeState, EVERY, isOpened);
  const chosen = useLab(({ selection }) => selection.round);
  const { t } = useTexts();
  const whole = recordingOf(state);
  const beat = useLab(beatOnScreen);
  const isLive = whole !== null && whole === state.live;
  // who trains sees what comes of it
  const recording = useMemo(() => (whole === null || isLive ? whole : toldBy(beat, whole)), [whole, isLive, beat]);
  const isHidden = recording === null && curtainOf(state) === 'all';
  const ghosted = ghostRecording(state);
  const experiment = recording?.experiment ?? state.experiment;
  const network = useNetwork(experiment, state.preview, recording?.data);
  const task = taskOf(experiment.data.set);
  const standard = useMemo(
    () => standardOf({ data: recording?.data ?? null, experiment }),
    [recording?.data, experiment],
  );
  const basis = useMemo(() => ({ task, network, experiment, standard }), [task, network, experiment, standard]);
  const results = useResults(recording);
  const arms = useMemo(() => armsOf(experiment), [experiment]);
  const [remaining, stops] = useMemo(() => {
    const { parameters } = network;
    const ofTicket = remainingByLevel(experiment, parameters);
    return [ofTicket, stopsOf(experiment, parameters, ofTicket, results)];
  }, [experiment, network, results]);
  const ghost = useMemo(() => (ghosted ? ghostOf(toldBy(beat, ghosted)) : null), [beat, ghosted]);
  const winning = useMemo(() => winningRound(standard, results), [standard, results]);
  const round = roundOf(chosen, state, whole, results);
  const peers = useMemo(
    () => armsOfSize(experiment, network.parameters, Math.max(round, 1)),
    [experiment, network, round],
  );
  const shown = useMemo(
    () => ({
      recording,
      isLive,
      ghost,
      ...basis,
      results,
      arms,
      peers,
      remaining,
      stops,
      round,
      winning,
    }),
    [recording, isLive, ghost, basis, results, arms, peers, remaining, stops, round, winning],
  );
  return (
    <BasisContext value={basis}>
      <ShownContext value={shown}>
        <EmptyWords value={isHidden ? t('charts.frame.behindCurtain') : null}>
          <ArmsOf experiment={experiment}>{children}</ArmsOf>
        </EmptyWords>
      </ShownContext>
    </BasisContext>
  );
}

/** Results of finished runs: evaluation points of runs under way do not change them. */
function useResults(recording: Recording | null): readonly RunResult[] {
  const finished = useStable(recording?.runs.filter((run) => run.status !== 'running') ?? NO_RUNS);
  const experiment = recording?.experiment;
  const data = recording?.data;
  return useMemo(
    () => (recording ? resultsOf({ ...recording, runs: finished }) : []),
    // of the recording only its finished runs, its settings and its data count
    // oxlint-disable-next-line react/exhaustive-deps
    [finished, experiment, data],
  );
}

const NO_RUNS: readonly RunRecord[] = [];

const ghostOf = (recording: Recording): Ghost => ({
  results: resultsOf(recording),
  arms: armsOf(recording.experiment),
});

/** For what is large to draw: it follows after everything else, in slices that give way to keys and pointers. */
export function ShownLater({ children }: { readonly children: ReactNode }) {
  const shown = useDeferredValue(useShown());
  return (
    <ShownContext value={shown}>
      <ArmsOf experiment={shown.experiment}>{children}</ArmsOf>
    </ShownContext>
  );
}

export const useShown = (): Shown => provided(useContext(ShownContext));

/** The same as in `useShown`, for what is not to be drawn again with every result. */
export const useBasis = (): Basis => provided(useContext(BasisContext));

export const useSubject: () => Subject = useBasis;

function provided<T>(value: T | null): T {
  if (value === null) throw new Error('This component needs a <ShownProvider> above it.');
  return value;
}
