/** The round, trial and weight that are looked at. */
import type { Answer, Question, QuestionKind } from '../../page-worker/look/questions';
import type { Inspection } from '../../page-worker/run/messages';

/** A weight looked at: parameter and position, as indices into the network's parameters. */
export interface WeightPosition {
  readonly parameter: number;
  readonly index: number;
}

export interface SelectionState {
  readonly selection: {
    /** null: the round the verdict chooses (winningRound, else the last finished one) */
    readonly round: number | null;
    /** the trial whose masks and weights are shown */
    readonly trial: number;
    readonly weight: WeightPosition | null;
  };
  readonly inspection: Inspection | null;
}

export const initialSelection: SelectionState = {
  selection: { round: null, trial: 0, weight: null },
  inspection: null,
};

export interface SelectionActions {
  /** weights are fetched only while something on screen shows them */
  watchWeights(on: boolean): void;
  selectRound(round: number | null): void;
  selectTrial(trial: number): void;
  selectWeight(weight: WeightPosition | null): void;
  /** about trained networks; rejects with the reason */
  ask<K extends QuestionKind>(question: Question<K>): Promise<Answer<K>>;
}
