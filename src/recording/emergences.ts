/** When the masks of Early-Bird's runs were drawn, and what that saves (You et al. 2020). */
import { chainsOf, findsCounts } from '../experiment/chains';
import type { Experiment } from '../experiment/schema';
import emergence from '../lottery/measures/emergence';
import { keyText, runOf, ticketOf, type RunKey } from '../lottery/run-key';
import { multiplyAdds } from '../models/multiply-adds';
import type { Network } from '../models/network';
import type { Measurement, Recording } from './recording';

/** The first chain whose masks emerge; -1: there is none. */
export const emergingChain = (experiment: Experiment): number =>
  chainsOf(experiment).findIndex((_, at) => findsCounts(experiment, at));

const toldOf = ({ measurements = [] }: Pick<Recording, 'measurements'>, run: RunKey): Measurement['columns'] | null => {
  const key = keyText(run);
  return measurements.find(({ measure, id }) => measure === emergence.id && keyText(id) === key)?.columns ?? null;
};

/** The step at which a run's mask was drawn; null: it has none that emerges, or is not trained. */
export const emergedAt = (recording: Pick<Recording, 'measurements'>, run: RunKey): number | null =>
  toldOf(recording, run)?.step[0] ?? null;

/** What a run of Early-Bird takes, in multiply-adds of training examples, beside the full network. */
export interface Saved {
  readonly level: number;
  /** after which its mask was drawn, and whether it had come to rest: else that is the last step */
  readonly step: number;
  readonly emerged: boolean;
  readonly steps: number;
  /** multiply-adds for one example of the smaller network, as a share of the whole one's */
  readonly small: number;
  /** share of the full network's multiply-adds in all of training that is not done, 0 … 1 */
  readonly saved: number;
}

/** Of one trial, level by level, as far as they are trained. Steps of a network count by its multiply-adds, exactly. */
export function savedBy(recording: Recording, network: Network, trial: number): Saved[] {
  const { experiment, masks } = recording;
  const chain = emergingChain(experiment);
  const remaining = masks.find((mask) => mask.trial === trial && mask.chain === chain)?.remaining ?? [];
  const { steps } = experiment.training;
  return remaining.slice(1).flatMap((left, at) => {
    const told = toldOf(recording, runOf(trial, ticketOf(chain), at + 1));
    const step = told?.step[0] ?? null;
    if (step === null) return [];
    const small = multiplyAdds(network, left) / multiplyAdds(network, remaining[0]);
    const saved = ((steps - step) / steps) * (1 - small);
    return [{ level: at + 1, step, emerged: told?.emerged[0] === 1, steps, small, saved }];
  });
}
