/** Runs the steps of one experiment as they become ready: from storage, or trained by the pool. */
import { isSparse } from '../experiment/chains';
import { remainingByParameter } from '../lottery/masks';
import { hasShapes, type Weights } from '../lottery/parameters';
import type { PlannedRun } from '../lottery/plan';
import type { Recipe } from '../lottery/step';
import { createUnfolding, type Masked } from '../lottery/unfold';
import { countTrainable } from '../models/network';
import { isConnected } from '../models/wiring';
import type { LabEvent } from '../recording/events';
import type { Storage, StoredRun } from '../storage/storage';
import type { Splits } from '../engine/examples';
import { fits } from './stored/fits';
import { keep, keepCheckpoint } from './stored/keep';
import { PoolClosed, UNSEEN } from './pool/job';
import type { Plan } from './plan';
import type { Pool } from './pool/pool';
import type { Progress } from './progress/status';
import { createKeptRuns } from './stored/kept-runs';
import { findCheckpoint, keysOfRun } from './stored/stored-runs';
import { createTally, type Trainers } from './progress/tally';
import { createCompute } from './compute';
import { createCutCheck } from './cut-controls';
import { createPathMeasuring } from './measure-paths';
import { createPlaneMeasuring } from './measure-planes';
import { createScoring } from './score-weights';
import { keyText, type RunKey, runOf, ticketOf } from '../lottery/run-key';

/** Networks up to this many weights report their weights at every point, for graph and boundary. */
const SMALL_NETWORK = 5_000;

export interface Executor {
  /** recipes of all planned runs */
  readonly recipes: ReadonlySet<string>;
  /** recipes of the runs that are over */
  readonly finished: ReadonlySet<string>;
  /** all that runs of this experiment may be stored under */
  keys(): string[];
  /** Unfolds the experiment; rejects with PoolClosed when another one takes over. */
  run(): Promise<void>;
  progress(): Progress;
  paused(paused: boolean): void;
  /** the lowest round that is not finished in all trials and arms */
  nextRound(): number;
}

interface ExecutorOptions {
  readonly plan: Plan;
  /** trains what is stored once more */
  readonly fresh?: boolean;
  readonly trainers: Trainers;
  /** null: nothing is trained, and each chain ends at its first run that is not stored */
  readonly pool: Pool | null;
  readonly storage: Storage;
  /** the examples, for scores before training; where nothing is trained, none are needed */
  readonly splits?: Splits;
  /** false once something else has begun: nothing more is read or trained for this one */
  isCurrent(): boolean;
  /** both silent once something else has begun */
  emit(events: LabEvent[]): void;
  weights(id: RunKey, step: number, weights: readonly Float32Array[]): void;
  /** a run is over, or will never be trained */
  closed(): void;
}

export function createExecutor(options: ExecutorOptions): Executor {
  const { plan, fresh = false, pool, storage, emit, isCurrent } = options;
  const { experiment, network, graph } = plan;
  const { parameters: specs } = network;
  const trials = Array.from({ length: experiment.chance.trials }, (_, trial) => plan.trial(trial));
  const planned = [...plan.runs(), ...plan.copies()];
  // θ_k is a run that nobody sees
  const unseen = trials.flatMap(({ full, toK, parting }) =>
    [...toK, ...parting].map((recipe): PlannedRun => ({ ...full, recipe })),
  );
  const byRecipe = new Map([...unseen, ...planned].map((run) => [run.recipe, run]));
  const kept = createKeptRuns(plan, storage);
  const finished = new Set<Recipe>();
  const tally = createTally(plan, options.trainers);
  const small = countTrainable(network) <= SMALL_NETWORK;

  const trainedAgain = new Map<Recipe, Promise<StoredRun>>();
  /** What others need and is not there: it has gone meanwhile (site data cleared, room made), or was never kept. */
  const trainUnseen = async (run: PlannedRun): Promise<StoredRun> => {
    const { recipe, key } = run;
    if (!pool || !isCurrent()) throw new PoolClosed();
    const start = await unfolding.start(recipe);
    const trained = await pool.submit({
      ...UNSEEN,
      recipe,
      round: key.level,
      start: () => plan.trainingRun(recipe, start()),
    });
    return (await keep(storage, recipe, trained)).run;
  };

  const trainRun = async (run: PlannedRun): Promise<boolean> => {
    const { recipe, key: id } = run;
    const { steps, startStep = 0 } = plan.training(recipe);
    const round = plan.roundOf(run);
    const isCopy = id.repeat !== undefined;
    // copies are on no chart
    const tell = (event: LabEvent): void => void (isCopy || emit([event]));
    const tableOf = plan.tableOf(run);
    const finish = ({ status, points, trainingSeconds, evaluation, columns }: StoredRun, reused: boolean): boolean => {
      tell({ kind: 'run-finished', id, status, points, trainingSeconds, evaluation, reused });
      if (tableOf && columns) tell({ kind: 'measured', measurement: { measure: tableOf, id, about: {}, columns } });
      return status === 'finished';
    };
    const close = (isReused: boolean): void => {
      finished.add(recipe);
      tally.close(run, isReused);
      options.closed();
    };
    // a round is waited for alike whether it is trained or was stored long ago
    await pool?.turn(round);
    const found = !fresh || finished.has(recipe) ? await kept.find(run) : undefined;
    if (!isCurrent()) throw new PoolClosed();
    const warned = async (): Promise<void> => {
      if (!isCopy && (await isCut(run))) tell({ kind: 'warning', warning: { kind: 'network-cut', id } });
    };
    if (found && fits(found, network, steps) && (tableOf === null || found.columns)) {
      await warned();
      close(true);
      return finish(found, true);
    }
    if (!pool) return false;
    await warned();
    const from = fresh ? null : await findCheckpoint(storage, plan, run);
    const start = await unfolding.start(recipe);
    if (!isCurrent()) throw new PoolClosed();
    let saving = Promise.resolve(); // one checkpoint after the other, and all before the run
    const trained = await pool.submit({
      recipe,
      priority: [id.trial, isCopy ? 2 : id.control === null ? 0 : 1, id.level],
      round,
      leadsOn: kept.leads(recipe),
      sendWeights: small && !isCopy,
      from,
      start: () => plan.trainingRun(recipe, start(), plan.passedBy(run)?.step),
      started(step) {
        tally.began(run, Math.max(step, startStep));
        tell({ kind: 'run-started', id });
      },
      stepped: (step) => tally.advance(run, step),
      reached(point, weights) {
        tally.advance(run, point.step);
        tell({ kind: 'point', id, point });
        if (weights) options.weights(id, point.step, weights);
      },
      left(checkpoint) {
        saving = saving.then(() => keepCheckpoint(storage, recipe, checkpoint));
      },
    });
    tally.ended(run);
    close(false);
    await saving;
    return finish(await kept.keep(run, trained), false);
  };

  const underWay = new Map<Recipe, Promise<boolean>>();
  const train = (run: PlannedRun): Promise<boolean> => {
    // equal steps of two chains are one run: who comes second finds what the first has left
    const other = underWay.get(run.recipe);
    const training = other ? other.then(() => trainRun(run)) : trainRun(run);
    underWay.set(run.recipe, training);
    return training;
  };
  const compute = createCompute({ fresh, pool, storage, isCurrent });
  const score = createScoring({
    plan,
    compute,
    splits: pool && options.splits ? options.splits : null,
    weights: (recipe) => weights(recipe),
    advanced: ({ recipe }, share) => tally.computed(recipe, share),
    emit,
  });
  const weights = async (recipe: Recipe): Promise<Weights> => {
    const run = byRecipe.get(recipe);
    if (!run) throw new Error(`No run of the experiment has the recipe ${recipe}.`);
    await underWay.get(recipe); // masks that need no training come before the networks that controls may look at
    const found = await kept.find(run);
    if (found && hasShapes(found.weights, specs)) return found.weights;
    const training = trainedAgain.get(recipe) ?? trainUnseen(run);
    trainedAgain.set(recipe, training);
    return (await training.finally(() => trainedAgain.delete(recipe))).weights;
  };
  const unfolding = createUnfolding(graph, specs, {
    train,
    weights: (recipe) => (graph.get(recipe).kind === 'sensitivity' ? score(recipe) : weights(recipe)),
    masked({ trial, chain, level, remaining, prunedIn }: Masked) {
      const id = runOf(trial, ticketOf(chain), level);
      emit([{ kind: 'masked', trial, chain, level, remaining, prunedIn }]);
      if (!isSparse(experiment, id)) return; // what is frozen there leads on
      if (!isConnected(network, prunedIn)) emit([{ kind: 'warning', warning: { kind: 'network-cut', id } }]);
      // training goes on (SCIENCE: trap 11)
      specs.forEach(({ prunable, layer }, index) => {
        const isEmpty = prunable && remaining[index] === 0;
        if (isEmpty) emit([{ kind: 'warning', warning: { kind: 'layer-emptied', id, layer } }]);
      });
    },
    ended(run) {
      if (!finished.has(run.recipe)) return; // not stored: it goes on when it is trained
      const { trial, chain, level } = run.key;
      tally.drop((key) => key.trial === trial && key.level > level && (chain === null || key.chain === chain));
      emit([{ kind: 'warning', warning: { kind: 'chain-stopped', id: run.key } }]);
      options.closed();
    },
  });

  const isCut = createCutCheck({ experiment, network, start: unfolding.start });
  const measurePaths = createPathMeasuring({
    plan,
    compute,
    trains: pool !== null,
    trained: (run) =>
      run.key.repeat === undefined ? (underWay.get(run.recipe) ?? Promise.resolve(false)) : train(run),
    weights,
    start: unfolding.start,
    spared(copy, why) {
      if (why === 'stored') finished.add(copy.recipe);
      if (why === 'stored') tally.close(copy, true);
      else tally.drop((key) => keyText(key) === keyText(copy.key));
      options.closed();
    },
    advanced: tally.computed,
    emit,
  });
  const measurePlanes = createPlaneMeasuring({
    plan,
    compute,
    computes: pool !== null,
    isTrained: async ({ recipe }) => (await underWay.get(recipe)) ?? finished.has(recipe),
    weights,
    start: unfolding.start,
    advanced: tally.computed,
    emit,
  });
  const computed = [...trials.flatMap(({ paths, planes }) => [...paths, ...planes]), ...plan.scorings()].map(
    ({ recipe }) => recipe,
  );
  return {
    recipes: new Set([...planned.map(({ recipe }) => recipe), ...computed]),
    finished,
    keys: () => [...[...byRecipe.values()].flatMap((run) => keysOfRun(plan, run)), ...computed],
    paused: (paused) => tally.paused(paused),
    nextRound: () => tally.nextLevel(),
    progress: () => tally.progress(),
    async run() {
      // round 0 of the masks: the full network
      const prunedIn = specs.map(() => null);
      const remaining = remainingByParameter(specs, prunedIn);
      for (const [trial, { chains }] of trials.entries()) {
        for (const chain of chains.keys()) {
          emit([{ kind: 'masked', trial, chain, level: 0, remaining, prunedIn }]);
        }
      }
      await Promise.all(
        trials.map(async (trial) => {
          await unfolding.run(trial);
          await measurePaths(trial);
          await measurePlanes(trial);
        }),
      );
    },
  };
}
