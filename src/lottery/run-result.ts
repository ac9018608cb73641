/** What one finished training run is worth. */
export interface RunResult {
  readonly trial: number;
  readonly round: number;
  readonly arm: string;
  /** accuracies 0 … 1; chance level when the run diverged */
  readonly testAccuracyAtStop: number;
  readonly validationAccuracyAtStop: number;
  readonly trainAccuracyAtStop: number;
  readonly testAccuracyAtEnd: number;
  readonly trainAccuracyAtEnd: number;
  /** step of minimum validation loss; null when the run diverged */
  readonly stopStep: number | null;
  /** the minimum was at the last evaluation point: learning took at least this long */
  readonly censored: boolean;
  readonly diverged: boolean;
  /** no better than guessing: it has not learned, or has diverged */
  readonly guessing: boolean;
}
