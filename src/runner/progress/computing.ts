/** How far what is computed besides training runs is, and how long it will take: scores before training, paths, planes. */
import { secondsFor, workOfPath, workOfPlane, workOfScoring, type Work } from '../../experiment/work';
import { filledByLevel } from '../../experiment/levels';
import type { Recipe } from '../../lottery/step';
import type { RunKey } from '../../lottery/run-key';
import type { Plan } from '../plan';

/** What was counted of each is off by a factor of its own. */
type Kind = 'score' | 'path' | 'plane';

interface Job {
  readonly kind: Kind;
  readonly key: Omit<RunKey, 'control' | 'repeat'>;
  /** seconds that it should take on the machine of the README's figures */
  readonly expected: number;
  /** how much of it is done, 0 … 1 */
  share: number;
  /** ms of the clock; null: it is not computed here, or not yet */
  began: number | null;
  /** ms that what is done of it took */
  took: number;
}

export interface ComputingTally {
  /** How far one is, 0 … 1: 0 when it begins, again after a crash; at once 1 where nothing is computed. */
  told(recipe: Recipe, share: number): void;
  /** These will never be computed. */
  drop(isDropped: (key: Job['key']) => boolean): void;
  /** seconds that one after the other should take on the machine of the README's figures: all, and what is done */
  expected(): { readonly all: number; readonly done: number };
  /** @param pace how many times as long as expected training runs take @param workers who have nothing else to do */
  secondsLeft(pace: number, workers: number): number;
}

/** @param clock ms of work */
export function createComputingTally(plan: Plan, clock: () => number): ComputingTally {
  const jobs = jobsOf(plan);
  const all = [...jobs.values()];
  const left = (): Job[] => all.filter(({ share }) => share < 1);
  /** As that of training until one of the kind has told its own; it counts as one whole job. */
  const paceOf = (kind: Kind, pace: number): number => {
    const alike = all.filter((job) => job.kind === kind);
    const one = alike.reduce((sum, { expected }) => sum + expected, 0) / alike.length;
    const timed = alike.filter(({ took }) => took > 0);
    const took = timed.reduce((sum, job) => sum + job.took / 1000, 0);
    return (took + pace * one) / (timed.reduce((sum, { expected, share }) => sum + expected * share, 0) + one);
  };
  return {
    told(recipe, share) {
      const job = jobs.get(recipe);
      if (!job) return;
      if (share === 0) Object.assign(job, { began: clock(), took: 0 });
      else if (job.began !== null && job.share < 1) job.took = clock() - job.began;
      job.share = share;
    },
    drop(isDropped) {
      for (const job of left()) if (isDropped(job.key)) job.share = 1;
    },
    expected: () => ({
      all: all.reduce((sum, { expected }) => sum + expected, 0),
      done: all.reduce((sum, { expected, share }) => sum + expected * share, 0),
    }),
    secondsLeft(pace, workers) {
      const open = left();
      const seconds = open.map(({ kind, expected, share }) => (1 - share) * expected * paceOf(kind, pace));
      return seconds.reduce((sum, one) => sum + one, 0) / Math.max(1, Math.min(workers, open.length));
    },
  };
}

/** Each with its counted work; one that several chains need is there once. */
function jobsOf({ experiment, network, scorings, trial }: Plan): Map<Recipe, Job> {
  const jobs = new Map<Recipe, Job>();
  const add = (kind: Kind, recipe: Recipe, key: Job['key'], work: Work): void => {
    if (!jobs.has(recipe)) jobs.set(recipe, { kind, key, expected: secondsFor(work), share: 0, began: null, took: 0 });
  };
  for (const { recipe, step, ...key } of scorings()) {
    const { passes, examples, temperature } = step;
    const count = examples ? examples.perClass * network.classes : 1;
    add('score', recipe, key, workOfScoring(network, passes, count, temperature !== undefined));
  }
  const filled = new Map<number, readonly (readonly number[])[]>();
  const filledOf = (chain: number): readonly (readonly number[])[] => {
    const known = filled.get(chain) ?? filledByLevel(experiment, network.parameters, chain);
    filled.set(chain, known);
    return known;
  };
  for (let at = 0; at < experiment.chance.trials; at += 1) {
    const { paths, planes } = trial(at);
    for (const { recipe, key } of paths) {
      add('path', recipe, key, workOfPath(experiment, network, filledOf(key.chain ?? 0)[key.level]));
    }
    for (const { recipe, key } of planes) add('plane', recipe, key, workOfPlane(experiment, network));
  }
  return jobs;
}
