import { derivedValue, valueOf, type Field } from '../../experiment/fields';
import type { Experiment } from '../../experiment/schema';

/**
 * All that decides how the row of a setting looks, as one text. Chains are named by what others have not, so theirs shows
 * the whole experiment.
 * @param field with its limits and choices in this experiment
 * @param ends numbers of inputs and of classes of the network
 */
export const looksOf = (experiment: Experiment, field: Field, ends: readonly [number, number]): string =>
  JSON.stringify(
    field.kind === 'chains'
      ? experiment
      : [
          field.path,
          field.kind === 'number' ? field.max : field.kind === 'choice' ? field.choices : null,
          valueOf(experiment, field),
          derivedValue(experiment, field),
          experiment.data.set,
          ends,
        ],
  );
