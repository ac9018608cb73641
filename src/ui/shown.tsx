/** What all panels show, derived once per recording: results, selected round, network. */
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Ghost } from '../charts/round-marks';
import type { Experiment } from '../experiment/schema';
import type { RunResult } from '../lottery/results';
import { winningRound } from '../lottery/verdict';
import type { Network } from '../models/layers';
import type { Recording } from '../recording/recording';
import { armsOf, resultsOf } from '../recording/results';
import {
  ghostRecording,
  networkOf,
  remainingByRound,
  selectedRound,
  shownRecording,
} from '../store/selectors';
import { useLab } from './lab';

export interface Shown {
  /** null before there is anything to show */
  readonly recording: Recording | null;
  /** curves of the recorded run behind a live one */
  readonly ghost: Ghost | null;
  /** of the recording; of the form while there is none */
  readonly experiment: Experiment;
  readonly network: Network;
  /** results of finished runs */
  readonly results: readonly RunResult[];
  /** the ticket, then what it is compared with */
  readonly arms: readonly string[];
  /** weights remaining P_m, 0 … 1, after rounds 0, 1, … */
  readonly remaining: readonly number[];
  readonly round: number;
  /** the round validation chooses; null: no winning ticket */
  readonly winning: number | null;
}

const ShownContext = createContext<Shown | null>(null);

export function ShownProvider({ children }: { readonly children: ReactNode }) {
  const recording = useLab(shownRecording);
  const ghosted = useLab(ghostRecording);
  const edited = useLab((state) => state.experiment);
  const round = useLab(selectedRound);
  const preview = useLab((state) => state.preview);
  const experiment = recording?.experiment ?? edited;
  const known = preview?.settings.set === experiment.data.set ? preview : null;
  const network = useMemo(
    () => networkOf(experiment, known?.inputShape, known?.classNames.length),
    [experiment, known?.inputShape, known?.classNames.length],
  );
  const results = useMemo(() => (recording ? resultsOf(recording) : []), [recording]);
  const arms = useMemo(() => armsOf(experiment), [experiment]);
  const remaining = useMemo(
    () => remainingByRound(experiment, network.parameters),
    [experiment, network],
  );
  const ghost = useMemo(() => (ghosted ? ghostOf(ghosted) : null), [ghosted]);
  const winning = useMemo(() => winningRound(results), [results]);
  const shown = useMemo(
    () => ({ recording, ghost, experiment, network, results, arms, remaining, round, winning }),
    [recording, ghost, experiment, network, results, arms, remaining, round, winning],
  );
  return <ShownContext value={shown}>{children}</ShownContext>;
}

function ghostOf(recording: Recording): Ghost {
  const { experiment } = recording;
  const specs = networkOf(experiment).parameters;
  return {
    results: resultsOf(recording),
    arms: armsOf(experiment),
    remaining: remainingByRound(experiment, specs),
  };
}

export function useShown(): Shown {
  const shown = useContext(ShownContext);
  if (!shown) throw new Error('This component needs a <ShownProvider> above it.');
  return shown;
}
