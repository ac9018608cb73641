import { registry, type Entry } from '../../registry';

/** A number per unit or filter, by which the lowest go. */
export interface UnitScore extends Entry {
  /** goes up when its numbers change */
  readonly version: number;
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
