/**
 * A setting: all that is known about it but its words, which the catalogue has by its path
 * ("settings.pruning.rate.title"). Form, link, files and checks follow from it. Whoever has settings
 * declares them with these functions; E is what has to be known of the experiment that they stand in.
 */

import type { Sentence } from './problem';

type Numbers = readonly number[];
export type Value = number | string | null | Numbers | readonly string[];

/** Its default has the type of all its values. */
interface Common<E, T extends Value> {
  readonly default: T;
  /** is it about what is trained, and not only about what trains it? */
  readonly matters: boolean;
  /** among the few that the form opens with? */
  readonly main: boolean;
  /** does it change anything in this experiment? */
  readonly applies: (experiment: E) => boolean;
  /** what null, "auto" in links, stands for (null: for nothing); where it may not be null: null */
  readonly derived: ((experiment: E) => T) | null;
}

/** A number within limits; whole where its step is. */
export interface NumberField<E = never, T extends number | null = number | null> extends Common<E, T> {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale: 'linear' | 'log';
  /** 'percent': stored as a fraction 0 … 1, shown as % */
  readonly unit: 'none' | 'percent' | 'count';
  /** 'seed': with a lock */
  readonly widget: 'slider' | 'seed';
  /** a value that is as if there were no such setting: what does not depend on it is then the same as without it */
  readonly neutral?: number;
  /** what the rest of the experiment leaves room for: a number outside is moved to the nearest inside */
  readonly room?: (experiment: E) => Room;
  /** how far the form goes, where a link may go further */
  readonly reach?: (experiment: E) => number;
}

export interface Room {
  readonly min?: number;
  readonly max: number;
  /** the same in words: "1 … 39 with 40 steps" */
  readonly allowed: Sentence | string;
}

/** One of several ids. */
export interface ChoiceField<E = never, C extends string = string> extends Common<E, C> {
  readonly kind: 'choice';
  readonly choices: readonly C[];
  /** can it be chosen in this experiment? */
  readonly offers: (id: string, experiment: E) => boolean;
  /** which of its groups a choice stands in; absent: there are none */
  readonly groupOf?: (id: string, experiment: E) => string;
  /** does the list say a sentence of each, "settings.<path>.about.<id>"? */
  readonly explains: boolean;
  readonly widget: 'menu';
}

/** Chains of training runs, as texts: a method, its controls, settings of its own. */
interface ChainsField<E = never> extends Common<E, readonly string[]> {
  readonly kind: 'chains';
  /** what the form offers to add */
  readonly choices: readonly string[];
  /** in words */
  readonly allowed: string;
  /** What of these texts there is, in usual form: all of it where they are allowed. */
  readonly mend: (texts: readonly string[]) => readonly string[];
  readonly widget: 'arms';
}

/**
 * Numbers: widths of layers, steps in ascending order, percentages in descending order, or a percentage for each layer. Whole
 * ones but for percentages.
 */
export interface ListField<E = never, T extends Numbers | null = Numbers | null> extends Common<E, T> {
  readonly kind: 'list';
  readonly of: 'widths' | 'steps' | 'percents' | 'layerPercents';
  readonly min: number;
  readonly max: number;
  /** shortest list, 0 when absent, and longest */
  readonly least?: number;
  readonly most: number;
  /** 'layers': between the network's inputs and its classes */
  readonly widget: 'list' | 'layers';
}

export const isOfPercents = ({ of }: Pick<ListField, 'of'>): boolean => of === 'percents' || of === 'layerPercents';

/** A field for experiments E. */
export type FieldOf<E> = NumberField<E> | ChoiceField<E> | ChainsField<E> | ListField<E>;
export type Fields<E = never> = Readonly<Record<string, FieldOf<E>>>;

/** What experiments hold of such fields. */
export type Values<F extends Fields> = { readonly [Name in keyof F]: F[Name]['default'] };

/** What settings hold of these fields; where they hold nothing, the default. */
export function valuesIn<F extends Fields>(fields: F, settings: object): Values<F>;
export function valuesIn(fields: Fields, settings: object): object {
  const usual = Object.entries(fields).map(([name, field]) => [name, field.default]);
  const given = Object.entries(settings).filter(([name]) => name in fields);
  return Object.fromEntries([...usual, ...given]);
}

type Usual = 'matters' | 'main' | 'applies' | 'scale' | 'unit' | 'offers' | 'explains' | 'widget';
/** What is to be said of a field: not its kind, and what is as usual only where it is not. */
type Said<F> = Omit<F, 'kind' | 'derived' | Usual> & Partial<Pick<F, Usual & keyof F>>;
/** Without a default: that is null. */
type SaidDerived<F extends FieldOf<never>> = Omit<Said<F>, 'default'> & { readonly derived: NonNullable<F['derived']> };

const USUAL = { matters: true, main: false, applies: (): boolean => true, derived: null };
const NUMBER = { ...USUAL, kind: 'number', default: null, scale: 'linear', unit: 'none', widget: 'slider' } as const;
const LIST = { ...USUAL, kind: 'list', default: null, widget: 'list' } as const;

/** Counts, from small to large ones. */
export const counted = { min: 1, step: 1, scale: 'log', unit: 'count' } as const;
/** Shares of something. */
export const share = { min: 0, max: 1, step: 0.01 } as const;

export const number = <E>(said: Said<NumberField<E, number>>): NumberField<E, number> => ({ ...NUMBER, ...said });
/** A number, or null: it follows from other settings. */
export const derivedNumber = <E>(said: SaidDerived<NumberField<E>>): NumberField<E> => ({ ...NUMBER, ...said });

export const choice = <E, C extends string>(said: Said<ChoiceField<E, C>>): ChoiceField<E, C> => ({
  ...USUAL,
  kind: 'choice',
  widget: 'menu',
  offers: () => true,
  explains: false,
  ...said,
});
export const chains = <E>(said: Said<ChainsField<E>>): ChainsField<E> => ({
  ...USUAL,
  kind: 'chains',
  widget: 'arms',
  ...said,
});

export const list = <E>(said: Said<ListField<E, Numbers>>): ListField<E, Numbers> => ({ ...LIST, ...said });
/** Numbers, or null: they follow from other settings. */
export const derivedList = <E>(said: SaidDerived<ListField<E>>): ListField<E> => ({ ...LIST, ...said });
