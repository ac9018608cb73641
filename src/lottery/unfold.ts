/** Runs a plan: whatever is ready is handed to the laboratory, and masks follow from what it has trained. */
import type { Start } from './controls';
import { createEvaluator, needsOf, type TrainedRuns } from './evaluate';
import { createMaskBook } from './mask-book';
import { remainingByParameter, type PrunedIn } from './masks';
import type { ParameterSpec, Weights } from './parameters';
import type { LevelPlan, PlannedRun, TrialPlan } from './plan';
import type { Graph, Recipe } from './step';

/** New masks of a chain. */
export interface Masked {
  readonly trial: number;
  readonly chain: number;
  readonly level: number;
  /** weights left per parameter */
  readonly remaining: readonly number[];
  readonly prunedIn: PrunedIn;
}

/** Who trains, and who wants to know. */
export interface Laboratory {
  /** Trains a run, now or when there is room. False: nothing can be made of its weights, it has diverged. */
  train(run: PlannedRun): Promise<boolean>;
  /**
   * θ_T of a run that was trained, or of one that only others need: trained now; a number per weight where that is what the
   * step gives. Null: it is not there, and nobody makes it.
   */
  weights(step: Recipe): Promise<Weights | null>;
  masked(report: Masked): void;
  /** A run whose weights are needed next has none: a chain, or all of its trial, ends here. */
  ended(run: PlannedRun): void;
}

interface Unfolding {
  /** All that one trial asks for. Trials are independent; within one only a chain is sequential. */
  run(trial: TrialPlan): Promise<void>;
  /** What a run starts from, drawn when it is called: once a trainer is free. */
  start(run: Recipe): Promise<() => Start>;
}

export function createUnfolding(graph: Graph, specs: readonly ParameterSpec[], lab: Laboratory): Unfolding {
  const book = createMaskBook();
  const evaluator = createEvaluator(graph, specs, book.masks);
  const needed = async (of: Recipe): Promise<TrainedRuns | null> => {
    const needs = [...needsOf(graph, of, book.has)];
    const found = await Promise.all(needs.map(async (step) => [step, await lab.weights(step)] as const));
    const there = found.flatMap(([step, weights]) => (weights ? [[step, weights] as const] : []));
    return there.length === found.length ? new Map(there) : null;
  };

  const runChain = async ({ full }: TrialPlan, chain: number, levels: readonly LevelPlan[]): Promise<void> => {
    const { trial } = full.key;
    const name = `${trial}/${chain}`;
    const training = new Map<Recipe, { readonly run: PlannedRun; readonly trained: Promise<boolean> }>();
    const running: Promise<boolean>[] = [];
    const train = (run: PlannedRun): void => {
      const trained = lab.train(run);
      trained.catch(() => undefined); // awaited below; one that fails first must not leave others unheard
      running.push(trained);
      training.set(run.recipe, { run, trained });
    };
    // where a level's own run trains its mask, levels do not wait for each other
    const learning = levels.flatMap(({ masks, runs: [own] }) =>
      needsOf(graph, masks, book.has).has(own.recipe) ? [own] : [],
    );
    learning.forEach(train);
    for (const level of levels) {
      // the network's own run is the one that masks may follow from
      const before = [...needsOf(graph, level.masks, book.has)];
      const untrained = await firstUntrained(before.flatMap((run) => training.get(run) ?? []));
      if (untrained) {
        lab.ended(untrained);
        break;
      }
      const from = await needed(level.masks);
      if (!from) break;
      const masks = evaluator.masks(level.masks, from);
      const prunedIn = book.add(name, level, masks);
      lab.masked({ trial, chain, level: level.level, remaining: remainingByParameter(specs, masks), prunedIn });
      for (const run of level.runs) if (!learning.includes(run)) train(run);
    }
    await Promise.all(running);
  };

  return {
    async run(trial) {
      if (await lab.train(trial.full)) {
        await Promise.all(trial.chains.map((levels, chain) => runChain(trial, chain, levels)));
      } else {
        lab.ended(trial.full);
      }
    },
    async start(run) {
      const trained = await needed(run);
      if (!trained) throw new Error(`What run ${run} starts from is not there.`);
      return () => evaluator.start(run, trained);
    },
  };
}

async function firstUntrained(
  runs: readonly { readonly run: PlannedRun; readonly trained: Promise<boolean> }[],
): Promise<PlannedRun | null> {
  for (const { run, trained } of runs) if (!(await trained)) return run;
  return null;
}
