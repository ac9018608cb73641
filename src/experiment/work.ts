/** What a training run takes: work counted from settings and weights left, and the time expected for it. */
import { NETWORKS } from '../lottery/measures/plane';
import { isTrainable, sizeOf } from '../lottery/parameters';
import { activationValues } from '../models/memory';
import { fixedPerExample, usesPerExample } from '../models/multiply-adds';
import type { Network } from '../models/network';
import type { Place } from '../lottery/run-key';
import { taskOf } from '../tasks';
import { isEmerging, isMaskTrained } from './chains';
import { PLANE_EXAMPLES } from './planes';
import type { Experiment } from './schema';
import { collects } from './sections/data';
import { stepOf } from './step';

/** Work of training runs, in the parts that take time each in its own way. */
export interface Work {
  readonly steps: number;
  /** multiplications of surviving weights of convolutions */
  readonly convolved: number;
  /** those of other layers, which are computed whole where that is cheaper */
  readonly multiplied: number;
  /** values of layers that are written */
  readonly values: number;
  /** steps of environments, and answers that are learnt from by what followed: neither depends on the weights left */
  readonly acted: number;
  /** multiplications in float64, to score weights before training, and to train masks by scores */
  readonly scored: number;
}

/**
 * Seconds for one of each on one core of the machine that the README's figures come from, fitted to
 * steps of LeNet-300-100, LeNet-5, Conv-2, Conv-6, ResNet-20 and VGG-19 at 100, 20 and 5 % of their
 * weights: within a factor of two of each.
 */
const SECONDS: Work = {
  steps: 2e-5,
  convolved: 1e-10,
  multiplied: 1.15e-10,
  values: 8e-10,
  acted: 9e-7,
  scored: 2.5e-9,
};

/** Whole dense layers are computed in blocks, at this share of the time per multiplication. */
const WHOLE = 0.4;
/** Multiplications of a layer's size that take as long as it does: few weights one by one, nearly all in blocks. */
const multipliedOf = (left: number, size: number): number => WHOLE * size * Math.tanh(left / (WHOLE * size));

/** A step goes forward, back to the weights and back to the inputs. */
const PASSES = 3;

const wholeOf = ({ parameters }: Network): number[] => parameters.map(({ shape }) => sizeOf(shape));

/**
 * One run, however it is trained: weights, a mask over them, or weights of a network whose mask emerges on the way.
 * @param left weights per parameter @param steps that it is trained for
 * @param emerged the step at which its mask was drawn; null: not known, so it counts as whole to the end
 */
export function workOf(
  experiment: Experiment,
  network: Network,
  run: Place,
  left: readonly number[],
  steps: number,
  emerged: number | null = null,
): Work {
  if (isMaskTrained(experiment, run)) return workOfMask(experiment, network);
  if (!isEmerging(experiment, run)) return workOfRun(experiment, network, left, steps);
  if (emerged === null) return workOfRun(experiment, network, wholeOf(network), steps);
  // nothing is evaluated before
  const { examples, passes } = stepOf(experiment);
  const before = workOfPasses(network, wholeOf(network), PASSES * emerged * passes * examples);
  return plus({ ...before, steps: emerged }, workOfRun(experiment, network, left, steps - emerged));
}

/** One training run with its evaluations. @param left weights per parameter @param steps that it is trained for */
export function workOfRun(
  experiment: Experiment,
  network: Network,
  left: readonly number[],
  steps = experiment.training.steps,
): Work {
  const { training, data } = experiment;
  const { examples, passes: updates, episode } = stepOf(experiment);
  const points = Math.max(1, Math.ceil(steps / training.evaluateEvery));
  const { examples: measured } = taskOf(data.set);
  // test and training sample at the best point and at the last one, where there are two; episodes of training have been by then
  const sample = collects(experiment) ? measured('test', data) : measured('train', data);
  const evaluated = points * measured('validation', data) + Math.min(points, 2) * (measured('test', data) + sample);
  const passes =
    PASSES * steps * updates * examples + (collects(experiment) ? steps * examples : 0) + evaluated * episode;
  const acted = collects(experiment) ? steps * examples * (1 + updates) + evaluated * episode : 0;
  return { ...workOfPasses(network, left, passes), steps, acted };
}

/** Numbers handled for each weight in a step that trains a mask: slope, score, rank, kernel. */
const MASKED = 10;

/** One run that trains a mask: with all weights, whatever is left, and their scores besides. */
function workOfMask(experiment: Experiment, network: Network): Work {
  const sizes = wholeOf(network);
  const { steps } = experiment.training;
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return plus(workOfRun(experiment, network, sizes), { ...NO_WORK, scored: MASKED * all * steps });
}

/** Metrics at every place of a path between two networks, of test examples and a training sample. */
export function workOfPath(experiment: Experiment, network: Network, left: readonly number[]): Work {
  const { connectivity, data } = experiment;
  const { examples: measured } = taskOf(data.set);
  return workOfPasses(network, left, connectivity.points * (measured('test', data) + measured('train', data)));
}

/** Metrics at every place of a plane through three networks, of test examples; statistics of batch-norm are measured anew there. */
export function workOfPlane(experiment: Experiment, network: Network): Work {
  const { connectivity, data } = experiment;
  const { examples: measured } = taskOf(data.set);
  const tests = Math.min(PLANE_EXAMPLES, measured('test', data));
  const anew = network.parameters.every(isTrainable) ? 0 : PLANE_EXAMPLES;
  return workOfPasses(network, wholeOf(network), (NETWORKS + connectivity.planePoints ** 2) * (tests + anew));
}

/** Multiplications that take as long as what else is done with a weight in a pass of scores: divided, ranked, noted. */
const RANKED = 6;

/**
 * Weights scored once before training, in all passes.
 * @param passes how often @param examples that each looks at @param isCurved by the Hessian: three gradients make a product
 */
export function workOfScoring(network: Network, passes: number, examples: number, isCurved: boolean): Work {
  const gradients = examples * (isCurved ? 3 : 1);
  const uses = usesPerExample(network);
  const scored = network.parameters.reduce(
    (sum, { shape }, at) => sum + sizeOf(shape) * (PASSES * gradients * uses[at] + RANKED),
    0,
  );
  return { ...NO_WORK, scored: passes * scored };
}

/** @param passes how many examples go through the network; a step counts as `PASSES` of them */
function workOfPasses(network: Network, left: readonly number[], passes: number): Work {
  let [convolved, multiplied] = [0, fixedPerExample(network)]; // for one example
  usesPerExample(network).forEach((uses, at) => {
    const { kind, shape } = network.parameters[at];
    if (kind === 'conv' || kind === 'shortcut') convolved += uses * left[at];
    else multiplied += uses * multipliedOf(left[at], sizeOf(shape));
  });
  const values = passes * activationValues(network);
  return { steps: 0, convolved: passes * convolved, multiplied: passes * multiplied, values, acted: 0, scored: 0 };
}

export const NO_WORK: Work = { steps: 0, convolved: 0, multiplied: 0, values: 0, acted: 0, scored: 0 };

/** Seconds on one core; `pace` as from `paceOf`. */
export const secondsFor = (work: Work, pace = 1): number =>
  pace * PARTS.reduce((sum, part) => sum + work[part] * SECONDS[part], 0);

const PARTS = ['steps', 'convolved', 'multiplied', 'values', 'acted', 'scored'] as const;

const combine = (part: (name: (typeof PARTS)[number]) => number): Work => ({
  steps: part('steps'),
  convolved: part('convolved'),
  multiplied: part('multiplied'),
  values: part('values'),
  acted: part('acted'),
  scored: part('scored'),
});
export const times = (work: Work, count: number): Work => combine((part) => work[part] * count);
export const plus = (a: Work, b: Work): Work => combine((part) => a[part] + b[part]);
