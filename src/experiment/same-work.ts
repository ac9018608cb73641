import { writeLink } from './link';
import { defaultExperiment, type Experiment } from './schema';

/** Do two experiments train the same things? The engine may differ. */
export const isSameWork = (a: Experiment, b: Experiment): boolean => workOf(a) === workOf(b);

const workOf = (experiment: Experiment): string => writeLink({ ...experiment, engine: defaultExperiment.engine });
