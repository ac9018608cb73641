import type { Sentence } from '../../problem';
import { said } from './problems';
import { checkNetwork } from '../../experiment/size-limits';
import type { Network } from '../../models/network';
import type { MaskRecord, Recording, RunId } from '../../recording/recording';
import { armsOf } from '../../experiment/chains';
import { networkOn } from '../../experiment/network';

/** One thing that the numbers of a recording must agree about. */
export interface Check {
  /** what holds, in a few words: "a run exists once" */
  readonly name: string;
  /** A sentence about the first thing that contradicts it, without its capital; null: nothing does. */
  find(about: About): Sentence | null;
}

/** A recording whose masks may still be packed: only their lengths are known. */
export interface Outline extends Omit<Recording, 'masks'> {
  readonly masks: readonly MaskOutline[];
}

export interface MaskOutline extends Omit<MaskRecord, 'prunedIn'> {
  readonly prunedIn: readonly ({ readonly length: number } | null)[];
}

/** A recording, and what its settings say about it. */
export interface About {
  readonly recording: Outline;
  /** arms besides the full network */
  readonly arms: readonly string[];
  /** null while nothing is known about the data */
  readonly network: Network | null;
}

/** @throws Error when the network cannot take such inputs, or is larger than any that is trained */
export function aboutOf(recording: Outline): About {
  const { experiment, data } = recording;
  const network = data && networkOn(experiment, data);
  if (network) checkNetwork(experiment, network);
  return { recording, arms: armsOf(experiment), network };
}

/** What `find` says first, of any of these. */
export function firstOf<T>(items: readonly T[], find: (item: T) => Sentence | null): Sentence | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

/** Says of which run a sentence speaks; trials are counted from 1, as on screen. */
export const inRun = ({ trial, round, arm }: RunId, reason: Sentence): Sentence =>
  said('in-run', { trial: trial + 1, round, arm, reason });

/** Why there can be no run of this id; null: there can. */
export function whyNoRun({ trial, round, arm }: RunId, { recording: { experiment }, arms }: About): Sentence | null {
  const { trials } = experiment.chance;
  const { rounds } = experiment.pruning;
  if (trial >= trials) return said('trials', { trials });
  if (round > rounds) return said('rounds', { rounds });
  if ((round === 0) !== (arm === 'full')) return said('round-of-full');
  if (round > 0 && !arms.includes(arm)) return said('arms', { arms: arms.join(', ') });
  return null;
}
