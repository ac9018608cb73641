import { registry, type Entry } from '../../registry';

/** A number per unit or filter, by which the lowest go. */
export interface UnitScore extends Entry {
  /** goes up when its numbers change */
  readonly version: number;
  /** scores of weights come from this sensitivity of the trained network; absent: from what the chain scores weights by */
  readonly sensitivity?: string;
  /** What the score of one weight adds; the sum over the weights that make a unit ranks it. */
  of(score: number): number;
}

export const unitScores = registry<UnitScore>(
  'unit score',
  import.meta.glob<UnitScore>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
