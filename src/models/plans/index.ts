/** Published plans: which share of the filters goes in which layer. */
import { registry, type Entry } from '../../registry';

/** One of them: which convolutions of an architecture lose how much. */
export interface PruningPlan extends Entry {
  readonly architecture: string;
  /** The share of its filters that goes, 0 … 1. @param conv number of the convolution, shortcuts left out, from 1 */
  removed(conv: number): number;
}

export const plans = registry<PruningPlan>(
  'plan',
  import.meta.glob<PruningPlan>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);
