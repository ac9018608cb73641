/** The steps behind the straight paths of a trial: copies in other data orders, and what lies between them. */
import { measures, versionOf } from './measures';
import type { PlannedRun } from './planned-run';
import { keyText, type RunKey } from './run-key';
import type { Graph, Recipe, Step } from './step';

/** Two networks that a path connects. */
export interface Ends {
  /** whose */
  readonly of: Omit<RunKey, 'trial' | 'repeat'>;
  /** where their training parts, in steps */
  readonly step: number;
  /** of the second one: the same starting weights and another data order, or the other way round */
  readonly start: 'same' | 'another';
  /**
   * Both are copies, which go on from the weights after `step` steps with a fresh optimizer; else one is the run itself. A
   * run and a copy that goes on from it would differ in their optimizer's state, too.
   */
  readonly parts: boolean;
}

/** A path to be measured. */
export interface PlannedPath {
  readonly key: RunKey;
  /** as its measure tells it */
  readonly about: { readonly step: number; readonly start: number };
  readonly recipe: Recipe;
  /** at α = 0 and at α = 1 */
  readonly ends: readonly [PlannedRun, PlannedRun];
}

export interface PathSetup {
  readonly ends: readonly Ends[];
  /** places on each path */
  readonly points: number;
  /** of the networks */
  readonly hasStatistics: boolean;
  /** how the full network is trained to a step, and on from there */
  trainingTo(step: number): Recipe;
  trainingFrom(step: number): Recipe;
}

type Train = Extract<Step, { kind: 'train' }>;

interface Trial {
  readonly trial: number;
  readonly graph: Graph;
  readonly theta0: Recipe;
  /** starting weights drawn anew */
  readonly anotherTheta0: () => Recipe;
  /** all runs but copies */
  readonly runs: readonly PlannedRun[];
}

/** @returns paths; `toK`: the full network's first steps, where copies go on from them */
export function planPaths(
  setup: PathSetup | null,
  { trial, graph, theta0, anotherTheta0, runs }: Trial,
): { readonly paths: readonly PlannedPath[]; readonly toK: readonly Recipe[] } {
  if (!setup) return { paths: [], toK: [] };
  const { ends: all, points, hasStatistics, ...training } = setup;
  const toK: Recipe[] = [];
  const count = new Map<string, number>();
  const trained = (recipe: Recipe): Train => {
    const step = graph.get(recipe);
    if (step.kind !== 'train') throw new Error(`${recipe} is no training run.`);
    return step;
  };
  const paths = all.map(({ of, step, start, parts }): PlannedPath => {
    const key: RunKey = { trial, ...of };
    const own = runs.find((run) => keyText(run.key) === keyText(key));
    if (!own) throw new Error(`There is no run ${keyText(key)} to be copied.`);
    const run = trained(own.recipe);
    const copy = (changed: Train): PlannedRun => {
      const repeat = (count.get(keyText(key)) ?? 0) + 1;
      count.set(keyText(key), repeat);
      return { key: { ...key, repeat }, recipe: graph.add(changed) };
    };
    const inOrder = (of: Train, number: number): Train => ({ ...of, order: { ...of.order, copy: number } });
    const pair = (): [PlannedRun, PlannedRun] => {
      if (start === 'another') return [own, copy({ ...run, start: anotherTheta0() })];
      if (!parts) return [own, copy(inOrder(run, 1))];
      const thetaK = graph.add({ ...run, training: training.trainingTo(step), start: theta0 });
      toK.push(thetaK);
      const goesOn: Train = { ...run, training: training.trainingFrom(step), start: thetaK };
      return [copy(inOrder(goesOn, 1)), copy(inOrder(goesOn, 2))];
    };
    const ends = pair();
    const recipe = graph.add({
      kind: 'measure',
      measure: 'path',
      version: versionOf(measures.get('path'), hasStatistics),
      world: run.world,
      runs: ends.map((end) => end.recipe),
      settings: { points },
    });
    return { key, about: { step, start: start === 'another' ? 1 : 0 }, recipe, ends };
  });
  return { paths, toK };
}

/** Training runs of paths that are no runs of their own. */
export const copiesOf = (paths: readonly PlannedPath[]): PlannedRun[] =>
  paths.flatMap(({ ends }) => ends.filter(({ key }) => key.repeat !== undefined));
