/** The learning rate of every step. */
import { cos } from '../../lottery/random/maths';

/** How the rate changes over a run; pure data. */
export interface RateSchedule {
  readonly kind: 'constant' | 'steps' | 'cosine' | 'linear';
  /** 'steps': after each of these many steps, ascending, the rate is multiplied by `factor` */
  readonly drops: readonly number[];
  readonly factor: number;
  /** the rate grows from 0 in a straight line over so many steps; 0: no warmup */
  readonly warmup: number;
  /** steps the schedule is made for */
  readonly steps: number;
}

/**
 * The rate of a step, counted from 1: rate · schedule · min(1, step / warmup) (SCIENCE §1). Without a
 * schedule it is `rate` to the last bit.
 */
export function learningRateAt(rate: number, schedule: RateSchedule | undefined, step: number): number {
  if (!schedule) return rate;
  const scheduled = rate * shareAt(schedule, step);
  return step < schedule.warmup ? scheduled * (step / schedule.warmup) : scheduled;
}

function shareAt({ kind, drops, factor, steps }: RateSchedule, step: number): number {
  switch (kind) {
    case 'constant':
      return 1;
    case 'steps': {
      const dropped = drops.filter((drop) => step > drop).length;
      // by repeated multiplication: Math.pow differs between browsers
      return Array.from({ length: dropped }, () => factor).reduce((share, each) => share * each, 1);
    }
    case 'cosine':
      // from 1 before the first step to 0 after the last
      return 0.5 * (1 + cos((Math.PI * (step - 1)) / steps));
    case 'linear':
      // from 1 at the first step to 0 after the last
      return 1 - (step - 1) / steps;
    default:
      throw new Error(`Unknown schedule ${JSON.stringify(kind satisfies never)}.`);
  }
}
