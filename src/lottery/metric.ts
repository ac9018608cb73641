/** How well a network does, in one number. */
export interface Metric {
  /** end of its columns: "accuracy" in "test.accuracy" */
  readonly id: string;
  readonly better: 'higher' | 'lower';
  /** of its values; differences of fractions are in points of a hundred */
  readonly unit: 'fraction' | 'nats' | 'bits' | 'reward';
  /** behind the point, of a fraction in per cent */
  readonly digits: number;
}

/** What can be had without learning anything from the inputs. */
export interface Guessing {
  /** score of validation examples that is no more than guessing */
  readonly floor: number;
  /** is `floor` known, or only the least that it can be? */
  readonly exact: boolean;
  /** failure: it has to be significantly better than that, since nothing is known of the best; absent: the task's usual rule */
  readonly against?: 'failure';
  /** Is a score of the validation examples no better than guessing, as far as they can tell? */
  isGuessing(score: number): boolean;
}

/** What results are judged by. */
export interface Standard {
  /** networks are compared by it, on test examples at the early stop */
  readonly judge: Metric;
  /** the early stop is at its best value on validation examples, the first of equals */
  readonly stop: Metric;
  /** a ticket breaks where it stays more than this worse than the full network */
  readonly margin: number;
  /** most that an interval around no difference may reach, and still say that there is none */
  readonly vague: number;
  /** score of a run that diverged */
  readonly failure: number;
  /** a score that none can pass; null: not known */
  readonly ideal: number | null;
  /** a score from which on the task counts as solved; null: none does */
  readonly solved: number | null;
  readonly guessing: Guessing;
}

/** Units of information: nothing is less than none. */
export const countsFrom0 = ({ unit }: Metric): boolean => unit === 'nats' || unit === 'bits';

/** Less than this no value is: rewards may be costs. */
export const leastOf = ({ unit }: Metric): number => (unit === 'reward' ? -Infinity : 0);

/** A difference a − b of two values, above 0 where a is the better one. */
export const gain = ({ better }: Pick<Metric, 'better'>, difference: number): number =>
  better === 'higher' ? difference : -difference;
