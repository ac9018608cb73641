/** For tests: what of a training run is watched, and what disturbs it. */
import type { TrainingControl } from './training';

/** Nothing: no rest, no report, no checkpoint. */
export const quiet: TrainingControl = {
  now: () => 0,
  breatheEvery: Infinity,
  breathe: async () => undefined,
  reached: () => undefined,
  checkpointEvery: Infinity,
  checkpoint: () => undefined,
};
