/** What an experiment takes before it starts: counted steps and work, and an estimate of the time. */
import { chainsOf } from '../experiment/chains';
import { countsByLevel } from '../experiment/levels';
import { plannedCount } from '../recording/complete';
import type { Experiment } from '../experiment/schema';
import { sizeOf } from '../lottery/parameters';
import type { Network } from '../models/network';
import { activationValues } from '../models/memory';
import { usesPerExample } from '../models/multiply-adds';
import type { Recording } from '../recording/recording';

/** Work of training runs, in the parts that take time each in its own way. */
export interface Work {
  readonly steps: number;
  /** multiplications of surviving weights of convolutions */
  readonly convolved: number;
  /** those of other layers, which are computed whole where that is cheaper */
  readonly multiplied: number;
  /** values of layers that are written */
  readonly values: number;
}

export interface Cost {
  readonly runs: number;
  /** of all runs together */
  readonly work: Work;
}

/**
 * Seconds for one of each on one core of the machine that the README's figures come from, fitted to
 * steps of LeNet-300-100, LeNet-5, Conv-2, Conv-6, ResNet-20 and VGG-19 at 100, 20 and 5 % of their
 * weights: within a factor of two of each.
 */
const SECONDS: Work = { steps: 2e-5, convolved: 1e-10, multiplied: 1.15e-10, values: 8e-10 };

/** Whole dense layers are computed in blocks, at this share of the time per multiplication. */
const WHOLE = 0.3;

/** A step goes forward, back to the weights and back to the inputs. */
const PASSES = 3;

/** All runs of an experiment, none diverging. Runs that go on from a rewind point count whole. */
export function costOf(experiment: Experiment, network: Network): Cost {
  const { trials } = experiment.chance;
  const byLevel = chainsOf(experiment).flatMap(({ controls }, chain) =>
    countsByLevel(experiment, network.parameters, chain).map((left, level) => {
      const runs = level > 0 ? 1 + controls.length : chain === 0 ? 1 : 0; // the full network is shared
      return times(workOfRun(experiment, network, left), runs * trials);
    }),
  );
  return { runs: plannedCount(experiment), work: byLevel.reduce(plus) };
}

/** One training run with its evaluations. @param left weights per parameter */
export function workOfRun({ training, data }: Experiment, network: Network, left: readonly number[]): Work {
  const { steps, batch, evaluateEvery } = training;
  const points = Math.ceil(steps / evaluateEvery);
  // test and training sample at the best point and at the last one
  const evaluated = points * data.validation + 2 * (data.test + Math.min(data.train, data.validation));
  const passes = PASSES * steps * batch + evaluated;
  let [convolved, multiplied] = [0, 0]; // for one example
  usesPerExample(network).forEach((uses, at) => {
    const { kind, shape } = network.parameters[at];
    if (kind === 'conv' || kind === 'shortcut') convolved += uses * left[at];
    else multiplied += uses * Math.min(left[at], WHOLE * sizeOf(shape));
  });
  const values = passes * activationValues(network);
  return { steps, convolved: passes * convolved, multiplied: passes * multiplied, values };
}

/** Seconds on one core; `pace` as from `paceOf`. */
export const secondsFor = (work: Work, pace = 1): number =>
  pace * PARTS.reduce((sum, part) => sum + work[part] * SECONDS[part], 0);

/**
 * How many times as long as expected the runs of a recording took, each on its core.
 * @returns null while nothing is measured on the WebAssembly engine
 */
export function paceOf({ experiment, engine, runs, masks }: Recording, network: Network): number | null {
  if (engine?.id !== 'simd') return null;
  let [measured, expected] = [0, 0];
  for (const { id, trainingSeconds, evaluation, reused, status } of runs) {
    if (reused || status !== 'finished' || !trainingSeconds || !evaluation) continue;
    const left = masks.find((mask) => mask.trial === id.trial && mask.chain === (id.chain ?? 0))?.remaining[id.level];
    if (!left) continue;
    measured += trainingSeconds + evaluation.seconds;
    expected += secondsFor(workOfRun(experiment, network, left));
  }
  return expected > 0 && measured > LEAST_MEASURED ? measured / expected : null;
}

/** Shorter measurements say little, in seconds. */
const LEAST_MEASURED = 1;

/** Trainers at once, as the coordinator decides it. @param wanted the setting; 0: automatic */
export const workersOn = (cores: number, wanted: number): number =>
  wanted || Math.max(1, cores > 2 ? cores - 1 : cores);

const PARTS = ['steps', 'convolved', 'multiplied', 'values'] as const;

const combine = (part: (name: (typeof PARTS)[number]) => number): Work => ({
  steps: part('steps'),
  convolved: part('convolved'),
  multiplied: part('multiplied'),
  values: part('values'),
});
const times = (work: Work, count: number): Work => combine((part) => work[part] * count);
const plus = (a: Work, b: Work): Work => combine((part) => a[part] + b[part]);
