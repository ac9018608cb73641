/** What a link asked for and did not get. */
import type { Said, Sentence } from '../problem';
import { said } from './problems';
import type { Experiment } from './schema';
import type { LinkEntry } from './travelled';

/** A value of a link that could not be used as it was. */
export interface LinkNote {
  /** catalogue key of the sentence, below "link" */
  readonly kind:
    | 'unknown-setting'
    | 'not-allowed'
    | 'too-large'
    | 'too-small'
    | 'newer-version'
    | 'too-long'
    /** a network for pictures, and no pictures or too small ones */
    | 'no-pictures'
    /** an arm was added because another one takes its masks from it */
    | 'needs-arm'
    /** a chain has no such setting of its own */
    | 'not-of-chain'
    /** a chain stands there more than once: the others, which would train the same networks, were left out */
    | 'same-chain'
    /** a method chooses weights by labelled examples, and a network that acts has none: its chain was left out */
    | 'needs-labels'
    /** a method ranks channels by the scales of their batch-norm, and the network has none: its chain was left out */
    | 'needs-scales'
    /** a control is of networks without whole units, and its chain prunes weights: it was left out */
    | 'needs-units'
    /** a control is trained for as long as the size of its network is worth, which is found while its chain trains: it was left out */
    | 'not-before'
    /** a control would be trained for more steps than a run may have: it was left out */
    | 'too-many-steps'
    /** several values of one key: `given` are those passed over */
    | 'given-twice';
  /** path of the setting ("pruning.rate"), key of the view ("theme"), or what stood there */
  readonly path: string;
  /** what was given, at most 40 characters of it */
  readonly given: string;
  /** what was used instead, as in a link */
  readonly used: string;
  /** what is allowed: "0.05 … 0.9", "adam, sgd, momentum" */
  readonly allowed: Said;
}

/** An experiment brought within limits, and a note for every value that was changed. */
export interface Checked {
  readonly experiment: Experiment;
  readonly notes: readonly LinkNote[];
}

/** Why a value cannot be used, where nothing is put in its place: on the command line and in files. */
export function refusal({ kind, used, allowed }: LinkNote): Sentence {
  switch (kind) {
    case 'no-pictures':
      return said('small-pictures', { least: allowed });
    case 'needs-arm':
      return said('needs-chain', { chain: used });
    case 'needs-labels':
      return said('needs-labels');
    case 'needs-scales':
      return said('needs-scales');
    case 'needs-units':
      return said('needs-units');
    case 'not-before':
      return said('not-before');
    case 'too-many-steps':
      return said('too-many-steps', { allowed });
    default:
      return said('allowed', { allowed: allowed === '' ? said('known-settings') : allowed });
  }
}

/** The values of a key that a later one took the place of, if there are any. */
export const passedOver = ({ earlier }: LinkEntry, path: string, used: string): LinkNote[] =>
  earlier.length === 0
    ? []
    : [{ kind: 'given-twice', path, given: clip(earlier.join('; ')), used, allowed: said('one-value') }];

/** Longest hash that is read at all, in characters. */
export const LONGEST_LINK = 4_000;

export const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
