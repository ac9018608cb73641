/** The chains of an experiment, and the names that recordings give their runs. */
import { controls } from '../lottery/controls';
import { methods } from '../lottery/methods';
import type { RunKey } from '../lottery/run-key';
import { fieldAt, withValue } from './fields';
import { readValue } from './link-value';
import type { Experiment } from './schema';
import { nameOfMethod, readChain, writeChain, type Chain } from './sections/compare';

/** A run as recordings name it: round 0 is the full network. */
interface NamedRun {
  readonly trial: number;
  readonly round: number;
  readonly arm: string;
}

export const chainsOf = ({ compare }: Experiment): readonly Chain[] => compare.chains.map(readChain);

/** The experiment as one of its chains sees it: with the settings that are the chain's own. */
export const experimentOfChain = (experiment: Experiment, { own }: Chain): Experiment =>
  Object.entries(own).reduce((changed, [path, text]) => {
    const field = fieldAt(path);
    return field ? withValue(changed, field, readValue(field, text).value) : changed;
  }, experiment);

/** A chain's own arm, then those of its controls. */
export interface ChainArms {
  readonly chain: Chain;
  readonly arm: string;
  readonly controls: readonly { readonly id: string; readonly arm: string }[];
}

/**
 * Names of arms: those of version 1 where it had them, "fine-tuned-2" for a method's second chain,
 * "fine-tuned*reinitialized" for a control that hung elsewhere.
 */
export function armsByChain(experiment: Experiment): readonly ChainArms[] {
  const chains = chainsOf(experiment);
  return chains.map((chain, at) => {
    const earlier = chains.slice(0, at).filter(({ method }) => method === chain.method).length;
    const arm = nameOfMethod(chain.method) + (earlier > 0 ? `-${earlier + 1}` : '');
    const hanging = chain.controls.map((id) => ({ id, arm: controls.get(id).chain === arm ? id : `${arm}*${id}` }));
    return { chain, arm, controls: hanging };
  });
}

/** All arms in the order of charts: the ticket, controls, other chains, their controls. */
export function armsOf(experiment: Experiment): string[] {
  const chains = armsByChain(experiment);
  const all = chains.flatMap(({ controls: hanging }) => hanging.map(({ arm }) => arm));
  const [first, ...others] = chains.map(({ arm }) => arm);
  return [
    first,
    ...controls.ids.filter((id) => all.includes(id)),
    ...others,
    ...all.filter((arm) => !controls.ids.includes(arm)),
  ];
}

export function namedRun(experiment: Experiment, { trial, chain, control, level }: RunKey): NamedRun {
  if (chain === null) return { trial, round: level, arm: 'full' };
  const named = armsByChain(experiment)[chain];
  const arm = control === null ? named.arm : (named.controls.find(({ id }) => id === control)?.arm ?? control);
  return { trial, round: level, arm };
}

/** @throws Error when the experiment has no such run */
export function keyOf(experiment: Experiment, { trial, round, arm }: NamedRun): RunKey {
  if (arm === 'full') return { trial, chain: null, control: null, level: 0 };
  for (const [chain, named] of armsByChain(experiment).entries()) {
    if (named.arm === arm) return { trial, chain, control: null, level: round };
    const control = named.controls.find((hanging) => hanging.arm === arm);
    if (control) return { trial, chain, control: control.id, level: round };
  }
  throw new Error(`The experiment has no arm "${arm}".`);
}

/** The chains with an arm of the form's list added, or taken away. */
export function withArm({ compare }: Experiment, id: string, isWanted: boolean): string[] {
  const chains = compare.chains.map(readChain);
  const isControl = controls.ids.includes(id);
  const home = isControl ? controls.get(id).chain : nameOfMethod(id);
  const at = chains.findIndex(({ method }) => nameOfMethod(method) === home);
  if (!isControl && !isWanted) return chains.filter((_, index) => index !== at).map(writeChain);
  const added = at < 0 && isWanted ? inserted(chains, home) : chains;
  if (!isControl) return added.map(writeChain);
  const place = added.findIndex(({ method }) => nameOfMethod(method) === home);
  const changed = added.map((chain, index) => {
    if (index !== place) return chain;
    const others = chain.controls.filter((other) => other !== id);
    return { ...chain, controls: isWanted ? [...others, id] : others };
  });
  return changed.map(writeChain);
}

/** A chain more, in the usual order of methods. */
function inserted(chains: readonly Chain[], method: string): Chain[] {
  const placeOf = (id: string): number => methods.ids.indexOf(id);
  const at = chains.findIndex((chain) => placeOf(chain.method) > placeOf(method));
  return chains.toSpliced(at < 0 ? chains.length : at, 0, readChain(method));
}

/** Can a run be trained by itself, once the masks of the first chain are known? */
export function standsAlone(experiment: Experiment, run: NamedRun): boolean {
  const { chain, control } = keyOf(experiment, run);
  if (chain === null) return true;
  return chain === 0 && (control !== null || methods.get(chainsOf(experiment)[0].method).standsAlone);
}

/** Updates that lie behind what a run starts from. */
export function startStepOf(experiment: Experiment, run: NamedRun): number {
  const { chain, control } = keyOf(experiment, run);
  if (chain === null || control !== null) return 0;
  const own = chainsOf(experiment)[chain];
  const { position } = methods.get(own.method);
  return position === 'continued' ? experimentOfChain(experiment, own).pruning.rewindStep : 0;
}
