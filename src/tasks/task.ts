/** What is learnt, how well is said, and what says that nothing was: one folder of tasks/ each. */
import type { SplitName } from '../engine/examples';
import type { Fields } from '../field';
import type { Guessing, Metric, Standard } from '../lottery/metric';
import type { Column } from '../lottery/points';
import type { Sentence } from '../problem';
import type { Entry, Registry } from '../registry';

/** The data an experiment was really run on. */
export interface DataInfo {
  readonly inputShape: readonly number[];
  readonly classNames: readonly string[];
  /** SHA-256 over the files, null for generated data */
  readonly filesHash: string | null;
  /** share of the most frequent class among the validation examples, 0 … 1; absent in older recordings */
  readonly mostFrequent?: number;
  /** of a text: entropy of the frequencies of its training characters, in bits; absent where there is none */
  readonly characterEntropy?: number;
  /** of a text whose source is known: bits per character that the source itself has on the test examples */
  readonly sourceBits?: number;
}

/** The `data` section of an experiment, as far as all tasks have it; a task reads its own fields with `valuesIn`. */
export interface DataSettings {
  readonly set: string;
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

/** What settings of data have to know of an experiment. */
export interface WithData {
  readonly data: DataSettings;
}

/** Unpacked bytes by role. */
export type DataFiles = Readonly<Record<string, Uint8Array>>;

/** What every task's data sets say of themselves. */
export interface TaskSet extends Entry {
  /** of made data: goes up when the same settings give other examples */
  readonly version?: number;
  /** files it needs; empty for generated sets */
  readonly files: readonly { readonly role: string }[];
  /** id of a set of the same kind that needs no files, for who has not got them */
  readonly standIn?: string;
  /**
   * most examples it can give: `train` counts training and validation together; null: a network makes them itself,
   * and their numbers are no settings
   */
  readonly most: { readonly train: number; readonly test: number } | null;
}

/** What an experiment says about its data, and what is known of them once they are read. */
export interface About {
  readonly settings: DataSettings;
  readonly info: Omit<DataInfo, 'filesHash'> | null;
}

/** What a network collects for one step by acting. */
export interface Collected {
  readonly examples: number;
  /** how often the step goes over them: each time is an update of the weights */
  readonly passes: number;
  /** examples in one episode, at most */
  readonly episode: number;
}

export interface Task extends Entry, Pick<Standard, 'judge' | 'stop'> {
  /** the data sets it is learnt from */
  readonly sets: Registry<TaskSet>;
  /** its settings in the section `data`, where its sets are chosen: which examples there are, and what is done to them */
  readonly fields: { readonly made?: Fields<WithData>; readonly prepared?: Fields<WithData> };
  /** shape of an example, a guess until its data are read */
  inputShape(settings: DataSettings): readonly number[];
  /** What data that a file tells of contradict, without its capital; null: nothing. */
  contradiction(settings: DataSettings, info: DataInfo): Sentence | null;
  /** are its examples sequences of tokens (`Splits.tokens`)? Its networks read them; absent: they are pictures or points */
  readonly tokens?: true;
  /** Are there training examples that may be flipped and shifted? Absent: none. */
  augments?(settings: DataSettings): boolean;
  /** Do networks see examples standardized? Absent: never. */
  standardizes?(settings: DataSettings): boolean;
  /** What a step goes over where a network makes its examples itself; absent: batches of those that there are. */
  collects?(settings: DataSettings): Collected;
  /** values that a network gives for an example; a guess until its data are read */
  outputs(about: About): number;
  /** all that is measured, of whichever examples */
  readonly metrics: readonly Metric[];
  /** what a finished run has measured, in the order of files, and what it is called */
  readonly columns: Readonly<Record<Column, Sentence>>;
  /** from which difference on two scores are not the same any more */
  tolerance(about: About): Pick<Standard, 'margin' | 'vague'>;
  /** score of a run that diverged */
  failure(about: About): number;
  /** a score that none can fall below; absent: nothing is known of it */
  least?(about: About): number;
  /** a score that none can pass; null: not known */
  ideal(about: About): number | null;
  /** a score that counts as having solved it; absent, null: there is none */
  solved?(about: About): number | null;
  guessing(about: About): Guessing;
  /** Why a network is guessing, without its capital. @param floor what it had to be better than */
  notLearned(floor: string, settings: DataSettings): Sentence;
  /** how many examples of a split are measured on */
  examples(split: SplitName, settings: About['settings']): number;
}

/** What results of an experiment are judged by. */
export const standardOf = (task: Task, about: About): Standard => ({
  judge: task.judge,
  stop: task.stop,
  ...task.tolerance(about),
  failure: task.failure(about),
  ideal: task.ideal(about),
  solved: task.solved?.(about) ?? null,
  guessing: task.guessing(about),
});
