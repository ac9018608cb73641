/** When masks of channels emerge in the full network's training, at any share; and what Early-Bird saves (You et al. 2020). */
import { chainsOf, experimentOfChain, findsCounts } from '../experiment/chains';
import type { Experiment } from '../experiment/schema';
import { emergingOf } from '../experiment/units';
import {
  byLayer,
  channelMask,
  channelsGone,
  chanceDistance,
  emergenceOf,
  maskDistance,
  type Looks,
} from '../lottery/early-bird';
import channelScales from '../lottery/measures/channel-scales';
import emergence from '../lottery/measures/emergence';
import { keyText, fullKey, runOf, ticketOf } from '../lottery/run-key';
import { multiplyAdds } from '../models/multiply-adds';
import type { Network } from '../models/network';
import type { Recording } from '../recording/recording';

/** The first chain whose masks emerge; -1: there is none. */
export const emergingChain = (experiment: Experiment): number =>
  chainsOf(experiment).findIndex((_, at) => findsCounts(experiment, at));

const emergingAt = (experiment: Experiment, network: Network) => {
  const chain = chainsOf(experiment)[emergingChain(experiment)];
  return chain ? emergingOf(experimentOfChain(experiment, chain), network.parameters) : [];
};

/** Share of the channels that is gone at every level of that chain, from 1 on, 0 … 1. */
export function sharesOf(experiment: Experiment, network: Network): number[] {
  return emergingAt(experiment, network).map(({ gone, groups }) => gone / sum(groups.map(({ units }) => units)));
}

/**
 * Of one trial: null before its full network is trained, and where no masks emerge.
 * @param share of the channels that go, 0 … 1
 */
export function looksAt(recording: Recording, network: Network, trial: number, share: number): Looks | null {
  const { experiment, measurements = [] } = recording;
  const [emerging] = emergingAt(experiment, network);
  const full = keyText(fullKey(trial));
  const table = measurements.find(({ measure, id }) => measure === channelScales.id && keyText(id) === full)?.columns;
  if (!emerging || !table) return null;
  const sizes = emerging.groups.map(({ units }) => units);
  const channels = sum(sizes);
  const ranks = table.rank.map((rank) => rank ?? 0);
  const steps = table.step.filter((_, row) => row % channels === 0).map((step) => step ?? 0);
  const gone = channelsGone(channels, share);
  const masks = steps.map((_, at) =>
    channelMask(byLayer(ranks.slice(at * channels, (at + 1) * channels), sizes), gone),
  );
  return {
    steps,
    distances: masks.map((one) => masks.map((other) => maskDistance(one, other))),
    chance: chanceDistance(share),
    emerged: emergenceOf(masks, emerging.distance),
  };
}

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
  const { experiment, measurements = [], masks } = recording;
  const chain = emergingChain(experiment);
  const remaining = masks.find((mask) => mask.trial === trial && mask.chain === chain)?.remaining ?? [];
  const { steps } = experiment.training;
  return remaining.slice(1).flatMap((left, at) => {
    const key = keyText(runOf(trial, ticketOf(chain), at + 1));
    const told = measurements.find(({ measure, id }) => measure === emergence.id && keyText(id) === key)?.columns;
    const step = told?.step[0];
    if (step === null || step === undefined) return [];
    const small = multiplyAdds(network, left) / multiplyAdds(network, remaining[0]);
    const saved = ((steps - step) / steps) * (1 - small);
    return [{ level: at + 1, step, emerged: told?.emerged[0] === 1, steps, small, saved }];
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
