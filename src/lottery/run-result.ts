import type { RunKey } from './run-key';

/** What one finished training run is worth, in the metric that judges. */
export interface RunResult extends RunKey {
  /** fraction of the weights that its network has left */
  readonly remaining: number;
  /** at the early stop; of a failure where the run diverged */
  readonly testAtStop: number;
  readonly validationAtStop: number;
  readonly trainAtStop: number;
  /** at the last step */
  readonly testAtEnd: number;
  readonly trainAtEnd: number;
  /** null when the run diverged, or was not trained */
  readonly stopStep: number | null;
  /** the early stop was at the last evaluation point: learning took at least this long */
  readonly censored: boolean;
  /**
   * the first evaluation as good on validation examples as the full network of its trial at its best, the last step
   * where none is; null when the run diverged, or was not trained, or while there is no full network to match
   */
  readonly matchStep: number | null;
  /** no evaluation is as good: to match takes longer than `matchStep` */
  readonly unmatched: boolean;
  readonly diverged: boolean;
  /** no better than guessing: it has not learned, or has diverged */
  readonly guessing: boolean;
}
