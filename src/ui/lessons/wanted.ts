/** The experiment a step needs, and what setting it would change. */
import { fields, isSame, type Field } from '../../experiment/fields';
import { experimentOf } from '../../experiment/preset';
import type { Experiment } from '../../experiment/schema';
import type { Lesson } from './lesson';

/**
 * The experiment in force at a step: of the last step up to it that sets one; null before the first
 * and while the reader is, or was, asked to change a setting by hand.
 */
export function wantedAt({ id, steps }: Lesson, at: number): Experiment | null {
  for (let before = at; before >= 0; before -= 1) {
    const { experiment, wait } = steps[before];
    if (experiment) return experimentOf({ id, settings: experiment });
    if (wait?.kind === 'changed') return null;
  }
  return null;
}

/** The experiment as the lesson wants it. Seeds and engine are the reader's: a lesson holds for any of them. */
export const asWanted = (wanted: Experiment, own: Experiment): Experiment => ({
  ...wanted,
  chance: { ...own.chance, trials: wanted.chance.trials },
  engine: own.engine,
});

/** Settings that setting the wanted experiment would change. */
export function changesTo(wanted: Experiment, own: Experiment): Field[] {
  const next = asWanted(wanted, own);
  return fields.filter((field) => !isSame(field, next, own));
}
