import { DROPOUT } from '../engine/versions';
import type { Experiment } from '../experiment/schema';
import { sections } from '../experiment/sections';

/**
 * The version that recordings and recipes of an experiment have. What draws dropout has one of its own:
 * when it changes, the runs of other experiments are still found.
 */
export const engineVersion = (engine: { readonly version: string }, experiment: Experiment): string =>
  experiment.network.dropout > 0 && sections.network.dropout.applies(experiment)
    ? `${engine.version} ${DROPOUT}`
    : engine.version;
