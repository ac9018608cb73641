/** The experiment as the form shows it. */
import { createContext, useContext, useDeferredValue } from 'react';
import type { Experiment } from '../../experiment/schema';
import { useLab } from '../state/lab';

const FormContext = createContext<Experiment | null>(null);

export const FormProvider = FormContext.Provider;

export function useFormExperiment(): Experiment {
  const experiment = useContext(FormContext);
  if (!experiment) throw new Error('This component needs a <FormProvider> above it.');
  return experiment;
}

/**
 * What a person changes is there at once; the settings of a recorded run that is opened come after its
 * charts. Not where it is trained anew: news of the training would put them off again and again.
 */
export function useShownExperiment(): Experiment {
  const experiment = useLab((state) => state.experiment);
  const isOpened = useLab(
    ({ recorded, experiment: wanted, session }) => recorded?.experiment === wanted && session.status === 'idle',
  );
  const later = useDeferredValue(experiment);
  return isOpened ? later : experiment;
}
