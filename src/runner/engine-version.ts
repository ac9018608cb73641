import type { Engine } from '../engine/engine';
import { CONVOLUTIONS, DROPOUT } from '../engine/versions';
import type { Experiment } from '../experiment/schema';
import { sections } from '../experiment/sections';
import { hasFilters } from '../experiment/sections/network';

/**
 * The version that recordings and recipes of an experiment have. Convolutions, and what draws dropout, have one of
 * their own: when it changes, the runs of other experiments are still found.
 */
export const engineVersion = ({ id, version }: Pick<Engine, 'id' | 'version'>, experiment: Experiment): string =>
  [
    version,
    ...(id === 'simd' && hasFilters(experiment) ? [CONVOLUTIONS] : []),
    ...(experiment.network.dropout > 0 && sections.network.dropout.applies(experiment) ? [DROPOUT] : []),
  ].join(' ');
