/** Measures, and counts what that costs. */
import type { EvaluationCost, TrainingControl } from './training';

export interface Meter {
  /** What `measure` gives. @param count examples it asks the network about */
  measure<Found>(count: number, step: number, measure: () => Found | Promise<Found>): Promise<Found>;
  cost(): EvaluationCost;
}

export function createMeter(control: TrainingControl, from?: EvaluationCost): Meter {
  let { seconds, examples } = from ?? { seconds: 0, examples: 0 };
  return {
    async measure(count, step, measure) {
      const began = control.now();
      const found = await measure();
      const ended = control.now();
      seconds += (ended - began) / 1000;
      examples += count;
      // a long evaluation must not look like a worker that is stuck
      if (ended - began > control.breatheEvery) await control.breathe(step);
      return found;
    },
    cost: () => ({ seconds, examples }),
  };
}
