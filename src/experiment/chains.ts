/** The chains of an experiment, and the names that recordings give their runs. */
import { controls } from '../lottery/controls';
import { methods } from '../lottery/methods';
import type { RunKey } from '../lottery/run-key';
import type { Experiment } from './schema';

export interface Chain {
  readonly method: string;
  readonly controls: readonly string[];
}

/** A run as recordings name it: round 0 is the full network. */
interface NamedRun {
  readonly trial: number;
  readonly round: number;
  /** 'full', a control's id, or a method's name */
  readonly arm: string;
}

const nameOf = (method: string): string => methods.get(method).former ?? method;

export function chainsOf({ compare }: Experiment): readonly Chain[] {
  return methods.all
    .filter(({ id }) => id === 'imp' || compare.arms.includes(id))
    .map(({ id }) => ({
      method: id,
      controls: controls.ids.filter((own) => compare.arms.includes(own) && controls.get(own).chain === nameOf(id)),
    }));
}

export function namedRun(experiment: Experiment, { trial, chain, control, level }: RunKey): NamedRun {
  const arm = chain === null ? 'full' : (control ?? nameOf(chainsOf(experiment)[chain].method));
  return { trial, round: level, arm };
}

/** @throws Error when the experiment has no such run */
export function keyOf(experiment: Experiment, { trial, round, arm }: NamedRun): RunKey {
  if (arm === 'full') return { trial, chain: null, control: null, level: 0 };
  const chains = chainsOf(experiment);
  const chain = chains.findIndex(({ method, controls: own }) => nameOf(method) === arm || own.includes(arm));
  if (chain < 0) throw new Error(`The experiment has no arm "${arm}".`);
  return { trial, chain, control: nameOf(chains[chain].method) === arm ? null : arm, level: round };
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
  const { position } = methods.get(chainsOf(experiment)[chain].method);
  return position === 'continued' ? experiment.pruning.rewindStep : 0;
}
