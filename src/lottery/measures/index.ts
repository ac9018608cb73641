/** What can be measured of networks besides how they train: each is one file. */
import type { Sentence } from '../../problem';
import { registry, type Entry } from '../../registry';

/** Numbers by column, all of equal length; null: no number. */
export type Columns = Readonly<Record<string, readonly (number | null)[]>>;

/** A table of numbers about networks. */
export interface Measure extends Entry {
  /** goes up when its numbers change */
  readonly version: number;
  /** the version where networks have running statistics, if another: what was measured of others stays valid */
  readonly versionOfStatistics?: number;
  /** numbers that say what was measured, in their order: the step at which copies part */
  readonly about: readonly string[];
  /** its columns, besides those of metrics ("test.loss") */
  readonly columns: readonly string[];
  /** most rows */
  readonly most: number;
  /**
   * What is wrong with a table of these columns, of one length; null: nothing. Absent: any numbers will do.
   * @param sizes weights of each of the network's parameters; null: none of them is ever pruned
   */
  whyNot?(columns: Columns, sizes: readonly (number | null)[]): Sentence | null;
}

/** @param hasStatistics whether the networks have running statistics */
export const versionOf = ({ version, versionOfStatistics }: Measure, hasStatistics: boolean): number =>
  hasStatistics ? (versionOfStatistics ?? version) : version;

export const measures = registry<Measure>(
  'measure',
  import.meta.glob<Measure>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
