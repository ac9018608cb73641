/** Chains as a person chooses them in the form: methods, the controls that hang on them, settings of their own. */
import { controls, type Control } from '../lottery/controls';
import { methods } from '../lottery/methods';
import { chainsOf, experimentOfChain, isByUnit } from './chains';
import { derivedValue, fieldAt, fieldIn, isSettable, valueOf, type Field } from './fields';
import { readValue, writeValue } from './link-value';
import type { Experiment } from './schema';
import { MOST_CHAINS, readChain, writeChain, type Chain } from './sections/compare';
import type { Value } from '../field';

const withChains = (experiment: Experiment, chains: readonly Chain[]): Experiment => ({
  ...experiment,
  compare: { chains: chains.map(writeChain) },
});

export const isFull = ({ compare }: Experiment): boolean => compare.chains.length >= MOST_CHAINS;

/** Families of methods in the order in which their first methods stand, each with its methods. */
export const families = [...new Set(methods.all.map(({ family }) => family))].map((id) => ({
  id,
  methods: methods.all.filter(({ family }) => family === id),
}));

/** Controls that can hang on a method. @param prunesUnits does its chain prune whole units? */
export const controlsFor = (method: string, prunesUnits = false): readonly Control[] =>
  controls.all.filter(({ hangsOn }) => hangsOn?.({ ...methods.get(method), prunesUnits }) ?? true);

/** Controls that can hang on a chain. */
export const controlsOn = (experiment: Experiment, at: number): readonly Control[] =>
  controlsFor(chainsOf(experiment)[at].method, isByUnit(experiment, at));

/** Places of a method's chains. */
export const placesOf = (experiment: Experiment, method: string): number[] =>
  chainsOf(experiment).flatMap((chain, at) => (chain.method === method ? [at] : []));

/** A chain more, behind those of its method, in the usual order of methods; where it is full, the same experiment. */
function withChain(experiment: Experiment, added: Chain): Experiment {
  if (isFull(experiment)) return experiment;
  const chains = chainsOf(experiment);
  const placeOf = (id: string): number => methods.ids.indexOf(id);
  const next = chains.findIndex(({ method }, at) => at > 0 && placeOf(method) > placeOf(added.method));
  return withChains(experiment, chains.toSpliced(next < 0 ? chains.length : next, 0, added));
}

export const withMethod = (experiment: Experiment, method: string): Experiment =>
  withChain(experiment, readChain(method));

export const withoutChain = (experiment: Experiment, at: number): Experiment =>
  withChains(experiment, chainsOf(experiment).toSpliced(at, 1));

/** Without any chain of a method. */
export const withoutMethod = (experiment: Experiment, method: string): Experiment =>
  withChains(
    experiment,
    chainsOf(experiment).filter((chain, at) => at === 0 || chain.method !== method),
  );

const changed = (experiment: Experiment, at: number, change: (chain: Chain) => Chain): Experiment =>
  withChains(
    experiment,
    chainsOf(experiment).map((chain, place) => (place === at ? change(chain) : chain)),
  );

/** The chain with these controls, besides those that are not offered on it. */
export const withControls = (experiment: Experiment, at: number, ids: readonly string[]): Experiment =>
  changed(experiment, at, (chain) => {
    const offered = controlsOn(experiment, at).map(({ id }) => id);
    return { ...chain, controls: [...chain.controls.filter((id) => !offered.includes(id)), ...ids] };
  });

/** A setting of one chain; the experiment's own value is none of the chain's. */
export const withOwn = (experiment: Experiment, at: number, field: Field, value: Value): Experiment =>
  changed(experiment, at, (chain) => {
    const { [field.path]: _, ...others } = chain.own;
    const text = writeValue(value);
    return {
      ...chain,
      own: text === writeValue(valueOf(experiment, field)) ? others : { ...others, [field.path]: text },
    };
  });

/** What may be set for one chain alone, with the limits it has there. The first has the experiment's settings. */
export function ownFields(experiment: Experiment, at: number): Field[] {
  const chain = chainsOf(experiment)[at];
  if (at === 0) return [];
  const seen = experimentOfChain(experiment, chain);
  return fieldsOf(chain.method).filter((field) => isSettable(seen, field));
}

const fieldsOf = (method: string): Field[] =>
  methods.get(method).settings.flatMap((name) => fieldAt(`pruning.${name}`) ?? []);

/** Does a chain stand twice: the same method with the same settings? Then the place of the other one; else null. */
export function twinOf(experiment: Experiment, at: number): number | null {
  const chains = chainsOf(experiment);
  const named = ({ method, own }: Chain): string => JSON.stringify([method, Object.entries(own).toSorted()]);
  const twin = chains.findIndex((chain, other) => other !== at && named(chain) === named(chains[at]));
  return twin < 0 ? null : twin;
}

/**
 * The method once more, with one setting unlike those of its chains: the one that fewest methods have. Null where there
 * is none, or no room.
 */
export function again(experiment: Experiment, method: string): Experiment | null {
  if (isFull(experiment)) return null;
  const shared = ({ name }: Field): number => methods.all.filter(({ settings }) => settings.includes(name)).length;
  const fields = fieldsOf(method)
    .filter((field) => isSettable(experiment, field))
    .toSorted((a, b) => shared(a) - shared(b));
  for (const field of fields) {
    const taken = placesOf(experiment, method).map((at) => valueIn(experiment, at, field));
    const value = otherValues(experiment, field).find((other) => !taken.includes(writeValue(other)));
    if (value === undefined) continue;
    return withChain(experiment, { method, controls: [], own: { [field.path]: writeValue(value) } });
  }
  return null;
}

const valueIn = (experiment: Experiment, at: number, field: Field): string =>
  writeValue(valueOf(experimentOfChain(experiment, chainsOf(experiment)[at]), field));

/** Values worth a comparison: much less and much more of a number, the other choices. */
function otherValues(experiment: Experiment, whole: Field): Value[] {
  const field = fieldIn(experiment, whole);
  if (field.kind === 'choice') return [...field.choices];
  if (field.kind !== 'number') return [];
  const value = valueOf(experiment, field) ?? derivedValue(experiment, field) ?? field.min;
  const steps = field.scale === 'log' ? [field.min, value * 100, value / 100] : [value / 2, value * 1.5];
  const inside = (step: number): number => Math.min(field.max, Math.max(field.min, step));
  return steps.map((step) => readValue(field, inside(step).toFixed(2)).value);
}
