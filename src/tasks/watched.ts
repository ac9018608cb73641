/** Scales of batch-norm that are kept while a network trains: what masks of channels are drawn from, at any share. */
import type { Trainer } from '../engine/engine';
import { channelRanks } from '../lottery/early-bird';
import type { TrainingRun, WatchedScales } from './training';

interface Watching {
  /** Is there something to keep after this step? */
  looks(step: number): boolean;
  look(step: number, trainer: Trainer): Promise<void>;
  state(): WatchedScales;
}

/** @param from what was kept before */
export function createWatching(
  { scales, every }: NonNullable<TrainingRun['watched']>,
  from: WatchedScales | undefined,
): Watching {
  const kept = { step: [...(from?.step ?? [])], rank: [...(from?.rank ?? [])], scale: [...(from?.scale ?? [])] };
  return {
    looks: (step) => step % every === 0,
    async look(step, trainer) {
      const weights = await trainer.weights();
      const values = scales.map((parameter) => weights[parameter]);
      kept.rank.push(...channelRanks(values));
      for (const scale of values.flatMap((of) => [...of])) {
        kept.step.push(step);
        kept.scale.push(scale);
      }
    },
    state: () => ({ step: [...kept.step], rank: [...kept.rank], scale: [...kept.scale] }),
  };
}
