/** Which straight paths between networks an experiment measures, the same in every trial (Frankle et al. 2020). */
import { controls } from '../lottery/controls';
import type { RunKey } from '../lottery/run-key';
import type { Ends } from '../lottery/paths';
import { chainsOf, isEmerging, isMaskTrained, startStepOf } from './chains';
import { levelsOf } from './levels';
import type { Experiment } from './schema';
import { measuresPaths } from './sections/connectivity';

/** Of the full network, then of chains, level by level: the run itself and a copy, from where it starts. */
export function pathsOf(experiment: Experiment): Ends[] {
  if (!measuresPaths(experiment)) return [];
  const { steps, levels, anotherStart } = experiment.connectivity;
  const full = { chain: null, control: null, level: 0 } as const;
  const ofChains = chainsOf(experiment).flatMap(({ controls: hanging }, chain) => {
    const last = levelsOf(experiment, chain);
    const all = Array.from({ length: last }, (_, at) => at + 1);
    return (levels === 'none' ? [] : levels === 'last' ? [last] : all).flatMap(
      (level) =>
        [null, ...hanging.filter(isTrained)]
          .map((control) => ({ chain, control, level }))
          .filter((of) => !isMaskTrained(experiment, of) && !isEmerging(experiment, of)), // weights that never part; masks that might
    );
  });
  return [
    ...steps.map((step): Ends => ({ of: full, step, start: 'same', parts: step > 0 })),
    ...(anotherStart === 'drawn' ? [{ of: full, step: 0, start: 'another', parts: false } as const] : []),
    ...ofChains.map((of): Ends => ({ of, step: startOf(experiment, of), start: 'same', parts: false })),
  ];
}

/** What is not trained would only be measured against itself. */
const isTrained = (control: string): boolean => controls.get(control).position !== 'untrained';

const startOf = (experiment: Experiment, of: Omit<RunKey, 'trial'>): number => startStepOf(experiment, of);

/** Training runs that are there for paths alone, in all trials; two copies where they part, else one beside the run itself. */
export const copiesCount = (experiment: Experiment): number =>
  experiment.chance.trials * pathsOf(experiment).reduce((sum, { parts }) => sum + (parts ? 2 : 1), 0);
