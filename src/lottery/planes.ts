/** The steps behind planes through three networks: which networks they are, of those that are there without them. */
import { measures } from './measures';
import type { PlannedPath } from './paths';
import type { PlannedRun } from './planned-run';
import { fullKey, keyText, type RunKey } from './run-key';
import type { Graph, Recipe } from './step';

export type Triple =
  /** two copies of the full network, and the weights after `step` steps, from which both go on */
  | { readonly through: 'copies'; readonly step: number }
  /** the full network, a ticket, which starts at `step`, and a control with as few weights */
  | {
      readonly through: 'ticket';
      readonly step: number;
      readonly ticket: Omit<RunKey, 'trial'>;
      readonly control: Omit<RunKey, 'trial'>;
    };

export interface PlaneSetup {
  readonly triples: readonly Triple[];
  /** along each side of the grid */
  readonly points: number;
  /** test examples */
  readonly examples: number;
}

/** A plane to be measured. */
export interface PlannedPlane {
  /** whose: the full network's, or the ticket's */
  readonly key: RunKey;
  readonly about: { readonly step: number };
  readonly recipe: Recipe;
  /** its networks; where these are two copies, the third is what both start from */
  readonly runs: readonly [PlannedRun, PlannedRun, ...PlannedRun[]];
}

interface Trial {
  readonly trial: number;
  readonly graph: Graph;
  /** all runs but copies */
  readonly runs: readonly PlannedRun[];
  readonly paths: readonly PlannedPath[];
}

/** Planes are pictures of one trial, the first: those of several have no mean. */
export function planPlanes(setup: PlaneSetup | null, { trial, graph, runs, paths }: Trial): readonly PlannedPlane[] {
  if (!setup || trial > 0) return [];
  const { triples, ...settings } = setup;
  const runAt = (of: Omit<RunKey, 'trial'>): PlannedRun => {
    const run = runs.find(({ key }) => keyText(key) === keyText({ trial, ...of }));
    if (!run) throw new Error(`There is no run ${keyText({ trial, ...of })} for a plane.`);
    return run;
  };
  return triples.map((triple): PlannedPlane => {
    const { through, step } = triple;
    const key = through === 'copies' ? fullKey(trial) : { trial, ...triple.ticket };
    const laid = (networks: PlannedPlane['runs'], recipes: readonly Recipe[]): PlannedPlane => {
      const recipe = graph.add({
        kind: 'measure',
        measure: 'plane',
        version: measures.get('plane').version,
        world: worldOf(graph, networks[0]),
        runs: recipes,
        settings,
      });
      return { key, about: { step }, recipe, runs: networks };
    };
    if (through === 'ticket') {
      const networks = [runAt(fullKey(trial)), runAt(triple.ticket), runAt(triple.control)] as const;
      return laid(
        networks,
        networks.map(({ recipe }) => recipe),
      );
    }
    const path = paths.find(
      ({ key: of, about }) => keyText(of) === keyText(key) && about.step === step && about.start === 0,
    );
    if (!path) throw new Error(`There are no copies that part at step ${step} for a plane.`);
    const { ends } = path;
    return laid(ends, [...ends.map(({ recipe }) => recipe), startOf(graph, ends[0])]);
  });
}

function trainStep(graph: Graph, { recipe }: PlannedRun) {
  const step = graph.get(recipe);
  if (step.kind !== 'train') throw new Error(`${recipe} is no training run.`);
  return step;
}
const worldOf = (graph: Graph, run: PlannedRun): Recipe => trainStep(graph, run).world;
const startOf = (graph: Graph, run: PlannedRun): Recipe => trainStep(graph, run).start;
