import type { Sentence } from '../../problem';
import { said } from './problems';
import { checkNetwork } from '../../experiment/size-limits';
import type { Network } from '../../models/network';
import type { MaskRecord, Recording } from '../../recording/recording';
import { armsOf } from '../../experiment/chains';
import { levelsOf } from '../../experiment/levels';
import { networkOn } from '../../experiment/network';
import { armNames, namedRun, type ArmNames } from '../../experiment/arm-names';
import { armOf, full, type Arm, type RunKey } from '../../lottery/run-key';

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
  readonly arms: readonly Arm[];
  readonly names: ArmNames;
  /** null while nothing is known about the data */
  readonly network: Network | null;
}

/** @throws Error when the network cannot take such inputs, or is larger than any that is trained */
export function aboutOf(recording: Outline): About {
  const { experiment, data } = recording;
  const network = data && networkOn(experiment, data);
  if (network) checkNetwork(experiment, network);
  return { recording, arms: armsOf(experiment), names: armNames(experiment), network };
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
export function inRun({ names }: Pick<About, 'names'>, key: RunKey, reason: Sentence): Sentence {
  const { trial, round, arm } = namedRun(names, key);
  return said('in-run', { trial: trial + 1, round, arm, reason });
}

/** Why there can be no run of this id; null: there can. */
export function whyNoRun(key: RunKey, { recording: { experiment }, arms, names }: About): Sentence | null {
  const { trial, level: round } = key;
  const arm = armOf(key);
  const { trials } = experiment.chance;
  if (trial >= trials) return said('trials', { trials });
  if ((round === 0) !== (arm === full)) return said('round-of-full');
  if (arm !== full && !arms.includes(arm)) return said('arms', { arms: arms.map(names.nameOf).join(', ') });
  const rounds = levelsOf(experiment, key.chain ?? 0);
  return round > rounds ? said('rounds', { rounds }) : null;
}
