/** A setting as a person changes it in the form; links say all of it themselves. */
import { withValue, type Field } from './fields';
import { experimentOf } from './preset';
import { presets } from './presets';
import { defaultExperiment, type Experiment } from './schema';
import { collects } from './sections/data';

/**
 * A world to act in needs other settings than examples do: it is chosen with those of its ready experiment, and left for
 * the usual ones. Seeds stay, and so does what computes it.
 */
export function chosen<F extends Field>(experiment: Experiment, field: F, value: F['default']): Experiment {
  const changed = withValue(experiment, field, value);
  const { set } = changed.data;
  const isOther = set !== experiment.data.set && (collects(experiment) || collects(changed));
  if (!isOther) return changed;
  const ready = collects(changed) ? presets.find(({ settings }) => settings.data?.set === set) : undefined;
  const fresh = ready ? experimentOf(ready) : { ...defaultExperiment, data: { ...defaultExperiment.data, set } };
  const { initializationSeed, orderSeed, splitSeed } = experiment.chance;
  return {
    ...fresh,
    engine: experiment.engine,
    chance: { ...fresh.chance, initializationSeed, orderSeed, splitSeed },
  };
}
