/** Measures, and counts what that costs. */
import type { EvaluationCost, TrainingControl } from './training';

export interface Meter {
  /** What `measure` gives; `rest` lets messages in, when it is time. @param count examples it asks the network about */
  measure<Found>(
    count: number,
    step: number,
    measure: (rest: () => Promise<void>) => Found | Promise<Found>,
  ): Promise<Found>;
  cost(): EvaluationCost;
}

export function createMeter(control: TrainingControl, from?: EvaluationCost): Meter {
  let { seconds, examples } = from ?? { seconds: 0, examples: 0 };
  return {
    async measure(count, step, measure) {
      const began = control.now();
      let breathed = began;
      let rested = 0;
      const rest = async (): Promise<void> => {
        const asked = control.now();
        if (asked - breathed <= control.breatheEvery) return;
        await control.breathe(step);
        breathed = control.now();
        rested += breathed - asked;
      };
      const found = await measure(rest);
      const ended = control.now();
      seconds += (ended - began - rested) / 1000;
      examples += count;
      // a long evaluation must not look like a worker that is stuck
      if (ended - breathed > control.breatheEvery) await control.breathe(step);
      return found;
    },
    cost: () => ({ seconds, examples }),
  };
}
