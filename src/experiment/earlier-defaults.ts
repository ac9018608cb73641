/** What links and files leave out has the default of the version that wrote them. */
import type { PartialExperiment } from './preset';
import { defaultExperiment, type Experiment } from './schema';

/** Of versions 1 and 2: the paper's rate, at which most networks of the default still improve near its last step. */
export const lowRate = { training: { learningRate: 0.0012 } } as const satisfies PartialExperiment;

const ofVersion2: Experiment = {
  ...defaultExperiment,
  training: { ...defaultExperiment.training, ...lowRate.training },
};

/** What a link of a version begins with. */
export const defaultsOf = (version: number): Experiment => (version < 3 ? ofVersion2 : defaultExperiment);
