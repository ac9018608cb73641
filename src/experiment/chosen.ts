/** A setting as a person changes it in the form; and the ready experiment that a world to act in, or a text, wants. */
import { differingFields } from './differing';
import { isDefault, withValue, type Field } from './fields';
import { experimentOf } from './preset';
import { presets } from './presets';
import { defaultExperiment, type Experiment } from './schema';
import { collects } from './sections/data';
import { readsTokens } from './sections/network';

/** Is it learnt by settings of its own, and not by those that pictures and points share? */
const isApart = (experiment: Experiment): boolean => collects(experiment) || readsTokens(experiment);

/**
 * A world to act in, and a text, needs other settings than examples do: it is chosen with those of its ready experiment, and left for
 * the usual ones. Seeds stay, and so does what computes it.
 */
export function chosen<F extends Field>(experiment: Experiment, field: F, value: F['default']): Experiment {
  const changed = withValue(experiment, field, value);
  const isOther = changed.data.set !== experiment.data.set && (isApart(experiment) || isApart(changed));
  return isOther ? withReadySettings(changed) : changed;
}

/** The same data set with the settings that it comes with. */
function withReadySettings(experiment: Experiment): Experiment {
  const { set } = experiment.data;
  const ready = isApart(experiment) ? presets.find(({ settings }) => settings.data?.set === set) : undefined;
  const fresh = ready ? experimentOf(ready) : { ...defaultExperiment, data: { ...defaultExperiment.data, set } };
  const { initializationSeed, orderSeed, splitSeed } = experiment.chance;
  return {
    ...fresh,
    engine: experiment.engine,
    chance: { ...fresh.chance, initializationSeed, orderSeed, splitSeed },
  };
}

/**
 * The ready experiment of a world to act in, or of a text, where most of its settings are those that examples come with: a link leaves
 * out what is default, and one that was shortened by hand left out what makes networks learn there. Else null.
 */
export function readyInstead(experiment: Experiment): Experiment | null {
  if (!isApart(experiment)) return null;
  const usual = { ...defaultExperiment, data: { ...defaultExperiment.data, set: experiment.data.set } };
  const own = differingFields([usual, withReadySettings(usual)]);
  const left = own.filter((field) => isDefault(experiment, field));
  return left.length > own.length / 2 ? withReadySettings(experiment) : null;
}
