/** What an experiment takes before it starts: counted steps and work, and how fast a machine does it. */
import { chainsOf, isSparse, stepsOf, trainedStepsOf } from '../experiment/chains';
import { filledByLevel } from '../experiment/levels';
import { pathsOf } from '../experiment/paths';
import { planesOf } from '../experiment/planes';
import { trainedCount } from '../recording/complete';
import type { Experiment } from '../experiment/schema';
import { workOfScorings } from '../experiment/scorings';
import {
  NO_WORK,
  plus,
  secondsFor,
  times,
  workOf,
  workOfPath,
  workOfPlane,
  workOfRun,
  type Work,
} from '../experiment/work';
import type { Network } from '../models/network';
import { emergedAt } from '../recording/emergences';
import type { Recording } from '../recording/recording';

export interface Cost {
  readonly runs: number;
  /** of all runs together */
  readonly work: Work;
}

const FULL = { chain: null, control: null, level: 0 };

/** All runs of an experiment, and the paths and planes through them, none diverging. A run counts with the steps that it is trained for itself. */
export function costOf(experiment: Experiment, network: Network): Cost {
  const { trials } = experiment.chance;
  const byLevel = chainsOf(experiment).flatMap(({ controls }, chain) =>
    filledByLevel(experiment, network.parameters, chain).map((left, level) => {
      // the full network is shared
      const runs =
        level > 0 ? [null, ...controls].map((control) => ({ chain, control, level })) : chain === 0 ? [FULL] : [];
      return runs
        .map((run) => workOf(experiment, network, run, left, trainedStepsOf(experiment, run)))
        .map((work) => times(work, trials))
        .reduce(plus, NO_WORK);
    }),
  );
  const ofPaths = pathsOf(experiment).map(({ of, step, parts }) => {
    const left = filledByLevel(experiment, network.parameters, of.chain ?? 0)[of.level];
    const copies = times(workOfRun(experiment, network, left, stepsOf(experiment, of) - step), parts ? 2 : 1);
    return times(plus(copies, workOfPath(experiment, network, left)), trials);
  });
  const ofPlanes = times(workOfPlane(experiment, network), planesOf(experiment).length);
  const scored = times(workOfScorings(experiment, network), trials);
  return { runs: trainedCount(experiment), work: [...byLevel, ...ofPaths, ofPlanes, scored].reduce(plus) };
}

/**
 * How many times as long as expected the runs of a recording took, each on its core.
 * @returns null while nothing is measured on the WebAssembly engine
 */
export function paceOf(recording: Recording, network: Network): number | null {
  const { experiment, engine, runs, masks } = recording;
  if (engine?.id !== 'simd') return null;
  let [measured, expected] = [0, 0];
  for (const { id, trainingSeconds, evaluation, reused, status } of runs) {
    if (reused || status !== 'finished' || !trainingSeconds || !evaluation) continue;
    const left = masks.find((mask) => mask.trial === id.trial && mask.chain === (id.chain ?? 0))?.remaining[
      isSparse(experiment, id) ? id.level : 0
    ];
    if (!left) continue;
    measured += trainingSeconds + evaluation.seconds;
    const steps = trainedStepsOf(experiment, id);
    expected += secondsFor(workOf(experiment, network, id, left, steps, emergedAt(recording, id)));
  }
  return expected > 0 && measured > LEAST_MEASURED ? measured / expected : null;
}

/** Shorter measurements say little, in seconds. */
const LEAST_MEASURED = 1;

/** Trainers at once, as the coordinator decides it. @param wanted the setting; 0: automatic */
export const workersOn = (cores: number, wanted: number): number =>
  wanted || Math.max(1, cores > 2 ? cores - 1 : cores);
