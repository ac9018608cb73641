/** Runs of a ticket and its controls whose masks are known: they need nothing of the runs before them. */
import { controls } from './controls';
import { initialize } from './initializers';
import type { LotteryRun, LotteryRunId, LotterySettings } from './loop';
import { applyMasks, denseMasks, type Masks } from './masks';

/** Does the arm start from θ₀ or a fresh draw, with the ticket's masks or their numbers? */
export const standsAlone = (arm: string): boolean =>
  arm === 'full' || arm === 'ticket' || (controls.ids.includes(arm) && controls.get(arm).chain === 'ticket');

/**
 * The same run as the experiment's loop asks for.
 * @param prunedIn of the ticket's chain in this trial, as the loop reports it: per weight the round it
 * was pruned in, 0 while it is left; of this round or a later one
 * @throws Error for arms that start from what other runs have learned
 */
export function runAlone(
  settings: LotterySettings,
  id: LotteryRunId,
  prunedIn: readonly (Uint8Array | null)[],
): LotteryRun {
  const { specs, initializer, seed } = settings;
  const { arm, trial, round } = id;
  if (!standsAlone(arm))
    throw new Error(`Runs of "${arm}" start from the weights of others: they are not trained alone.`);
  return {
    id,
    schedule: 'replayed',
    start() {
      const theta0 = initialize(specs, initializer, seed, 'initialization', trial);
      const masks: Masks = denseMasks(specs).map((mask, index) => {
        const pruned = prunedIn[index];
        return mask && pruned ? mask.map((_, at) => (pruned[at] === 0 || pruned[at] > round ? 1 : 0)) : mask;
      });
      const isChain = arm === 'full' || arm === 'ticket';
      const start = isChain
        ? { weights: theta0, masks }
        : controls.get(arm).start({ specs, theta0, masks, initializer, seed, trial, round });
      return { weights: applyMasks(start.weights, start.masks), masks: start.masks };
    },
  };
}
