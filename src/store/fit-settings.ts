/** Settings made by hand, brought within the limits: what had to give way comes back as soon as it fits again. */
import { differingFields } from '../experiment/differing';
import { checkLimits } from '../experiment/limits';
import type { Checked } from '../experiment/link-note';
import { fields, valueOf, withValue } from '../experiment/fields';
import type { Value } from '../field';
import type { Experiment } from '../experiment/schema';

/** The notes say what gave way. */
interface Fitted extends Checked {
  /** is there something among it that fitted before? */
  readonly isNew: boolean;
}

const isEqual = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);

/** @returns brings an experiment within the limits that follows on the one `before` */
export function createFitting(): (next: Experiment, before: Experiment) => Fitted {
  /** by path: what was asked for, and what it had to become */
  let gaveWay = new Map<string, { readonly asked: Value; readonly used: Value }>();
  return (next, before) => {
    // one setting is changed by hand; several at once are another experiment
    const known = differingFields([next, before]).length <= 1 ? gaveWay : new Map<string, never>();
    const asked = fields.reduce((wanted, field) => {
      const one = known.get(field.path);
      return one && isEqual(valueOf(next, field), one.used) ? withValue(wanted, field, one.asked) : wanted;
    }, next);
    const { experiment, notes } = checkLimits(asked);
    const paths = notes.map(({ path }) => path);
    const isNew = notes.some(({ path }) => !known.has(path));
    gaveWay = new Map(
      fields
        .filter(({ path }) => paths.includes(path))
        .map((field) => [field.path, { asked: valueOf(asked, field), used: valueOf(experiment, field) }]),
    );
    return { experiment, notes, isNew };
  };
}
