/** The names that files, links and tables give to arms, since their version 1. */
import { armOf, controlOf, full, placeOf, ticketOf, type Arm, type RunKey } from '../lottery/run-key';
import { chainsOf, isAtHome } from './chains';
import type { Value } from '../field';
import { fieldAt, type Field } from './fields';
import { readValue } from './link-value';
import type { Experiment } from './schema';
import { nameOfMethod, type Chain } from './sections/compare';

/** A run as files name it: round 0 is that of "full". */
export interface NamedRun {
  readonly trial: number;
  readonly round: number;
  readonly arm: string;
}

export interface ArmNames {
  nameOf(arm: Arm): string;
  /** settings that tell an arm's chain from others of its method, as few as do; none where it is the first, or alone */
  ownOf(arm: Arm): readonly OwnSetting[];
  /** null: the experiment has no such arm */
  armNamed(name: string): Arm | null;
}

export interface OwnSetting {
  readonly field: Field;
  readonly value: Value;
}

/** What a chain has of its own. */
export const ownSettings = ({ own }: Pick<Chain, 'own'>): OwnSetting[] =>
  Object.entries(own).flatMap(([path, text]) => {
    const field = fieldAt(path);
    return field ? [{ field, value: readValue(field, text).value }] : [];
  });

/** As few of a chain's own settings as no other chain of its method has; all of them where none are enough. */
function tellingOf(chains: readonly Chain[], at: number): OwnSetting[] {
  const { method, own } = chains[at];
  const alike = chains.filter((chain, other) => chain.method === method && other !== at);
  if (alike.length === 0) return [];
  const settings = Object.entries(own);
  const isTelling = (some: typeof settings): boolean =>
    alike.every((chain) => some.some(([path, text]) => chain.own[path] !== text));
  const enough = settings.findIndex((_, last) => isTelling(settings.slice(0, last + 1)));
  return ownSettings({ own: Object.fromEntries(settings.slice(0, enough < 0 ? undefined : enough + 1)) });
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
  return {
    nameOf: (arm) => names.get(arm) ?? arm,
    ownOf: (arm) => tellingOf(chains, placeOf(arm).chain ?? 0),
    armNamed: (name) => arms.get(name) ?? null,
  };
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
