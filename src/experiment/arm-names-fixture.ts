/** Keys by the names that files have, for tests. */
import type { RunKey } from '../lottery/run-key';
import { armNames, keyNamed } from './arm-names';
import type { Experiment } from './schema';

/** @throws Error when the experiment has no such arm */
export function runNamed(experiment: Experiment, trial: number, arm: string, round: number): RunKey {
  const key = keyNamed(armNames(experiment), { trial, round, arm });
  if (!key) throw new Error(`The experiment has no arm "${arm}".`);
  return key;
}
