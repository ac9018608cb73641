/** When masks of channels emerge in the full network's training, at any share of them (You et al. 2020). */
import { chainsOf, experimentOfChain } from '../experiment/chains';
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
import { keyText, fullKey } from '../lottery/run-key';
import type { Network } from '../models/network';
import { emergingChain } from '../recording/emergences';
import type { Recording } from '../recording/recording';

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

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
