/** The names that files, links and tables give to arms, since their version 1. */
import { armOf, controlOf, full, placeOf, ticketOf, type Arm, type RunKey } from '../lottery/run-key';
import { chainsOf, isAtHome } from './chains';
import type { Experiment } from './schema';
import { nameOfMethod } from './sections/compare';

/** A run as files name it: round 0 is that of "full". */
export interface NamedRun {
  readonly trial: number;
  readonly round: number;
  readonly arm: string;
}

export interface ArmNames {
  nameOf(arm: Arm): string;
  /** null: the experiment has no such arm */
  armNamed(name: string): Arm | null;
}

/**
 * Names of version 1 where it had them, "fine-tuned-2" for a method's second chain,
 * "fine-tuned*reinitialized" for a control that hangs elsewhere.
 */
export function armNames(experiment: Experiment): ArmNames {
  const chains = chainsOf(experiment);
  const names = new Map<Arm, string>([[full, 'full']]);
  for (const [chain, { method, controls }] of chains.entries()) {
    const earlier = chains.slice(0, chain).filter((other) => other.method === method).length;
    const name = nameOfMethod(method) + (earlier > 0 ? `-${earlier + 1}` : '');
    names.set(ticketOf(chain), name);
    for (const control of controls) {
      names.set(controlOf(chain, control), isAtHome(chains, chain, control) ? control : `${name}*${control}`);
    }
  }
  const arms = new Map([...names].map(([arm, name]) => [name, arm]));
  return { nameOf: (arm) => names.get(arm) ?? arm, armNamed: (name) => arms.get(name) ?? null };
}

export const namedRun = ({ nameOf }: ArmNames, key: RunKey): NamedRun => ({
  trial: key.trial,
  round: key.level,
  arm: nameOf(armOf(key)),
});

/** null: the experiment has no such arm */
export function keyNamed({ armNamed }: ArmNames, { trial, round, arm }: NamedRun): RunKey | null {
  const place = armNamed(arm);
  return place && { trial, ...placeOf(place), level: round };
}
