/** One experiment on its way through loop, storage and pool. */
import type { Experiment } from '../experiment/schema';
import { controls } from '../lottery/controls';
import { lottery, type LotteryRun, type LotteryRunId, type Trained } from '../lottery/loop';
import type { Weights } from '../lottery/parameters';
import { remainingByParameter, weightsRemaining } from '../lottery/masks';
import { plannedRemaining } from '../lottery/pruning';
import { countTrainable, type Network } from '../models/network';
import { isConnected } from '../models/wiring';
import type { LabEvent } from '../recording/events';
import { runKey, type EngineInfo } from '../recording/recording';
import type { Storage, StoredRun } from '../storage/storage';
import { fits } from './fits';
import { keep, keepCheckpoint } from './keep';
import { lotterySettings, plannedRuns, startStepOf, trainingRun } from './plan';
import { PoolClosed } from './job';
import type { Pool } from './pool';
import { secondsByRound, secondsLeft, type RunTime } from './progress';
import { recipeOf } from './recipe';
import { createSpeedometer } from './speed';
import type { Progress } from './status';

/** Networks up to this many weights report their weights at every point, for graph and boundary. */
const SMALL_NETWORK = 5_000;

export interface Session {
  /** recipes of all planned runs */
  readonly recipes: ReadonlySet<string>;
  /** recipes of the runs that are over */
  readonly finished: ReadonlySet<string>;
  /** Unfolds the experiment; rejects with PoolClosed when another one takes over. */
  run(): Promise<void>;
  progress(): Progress;
  paused(paused: boolean): void;
  /** the lowest round that is not finished in all trials and arms */
  nextRound(): number;
}

export interface SessionOptions {
  readonly experiment: Experiment;
  /** trains what is stored once more */
  readonly fresh?: boolean;
  readonly network: Network;
  readonly info: EngineInfo;
  readonly filesHash: string | null;
  /** null: nothing is trained, and each chain ends at its first run that is not stored */
  readonly pool: Pool | null;
  readonly storage: Storage;
  /** false once another session has begun: nothing more is read or trained for this one */
  isCurrent(): boolean;
  /** both silent once another session has begun */
  emit(events: LabEvent[]): void;
  weights(id: LotteryRunId, step: number, weights: readonly Float32Array[]): void;
  /** a run is over, or will never be trained */
  closed(): void;
}

/** One experiment on its way through loop, storage and pool. */
export function createSession(options: SessionOptions): Session {
  const { experiment, fresh = false, network, info, filesHash, pool, storage, emit } = options;
  const settings = lotterySettings(experiment, network);
  const { steps } = experiment.training;
  const planned = plannedRuns(experiment);
  const recipe = (id: LotteryRunId): string => recipeOf(experiment, id, { filesHash }, info.version);
  const recipeByRun = new Map(planned.map((id) => [runKey(id), recipe(id)]));
  const remaining = plannedRemaining(settings.specs, settings.rates, settings.scope, settings.rounds).map((counts) =>
    weightsRemaining(settings.specs, counts),
  );
  const finished = new Set<string>();
  const open = new Map(planned.map((id) => [runKey(id), { ...id, step: 0 }]));
  const times: RunTime[] = [];
  const small = countTrainable(network) <= SMALL_NETWORK;
  const speed = createSpeedometer();
  let reused = 0;

  const close = (id: LotteryRunId): void => {
    finished.add(recipe(id));
    open.delete(runKey(id));
    options.closed();
  };

  const trainedAgain = new Map<string, Promise<StoredRun>>();
  /**
   * A run that was stored. Where it has gone meanwhile (site data cleared, room made for others) it is
   * trained once more, unseen and to the same bits.
   */
  const storedRun = async (run: LotteryRun, key: string): Promise<StoredRun> => {
    const stored = await storage.getRun(key).catch(() => undefined);
    if (stored) return stored;
    if (!pool || !options.isCurrent()) throw new PoolClosed();
    const known = trainedAgain.get(key);
    if (known) return known;
    const nothing = (): void => undefined;
    const training = pool
      .submit({
        recipe: key,
        priority: [-1], // others wait for it
        round: run.id.round,
        sendWeights: false,
        from: null,
        start: () => trainingRun(experiment, network, run),
        started: nothing,
        stepped: nothing,
        reached: nothing,
        left: nothing,
      })
      .then(async (trained) => (await keep(storage, key, trained)).run);
    trainedAgain.set(key, training);
    return training.finally(() => trainedAgain.delete(key));
  };

  const trainRun = async (run: LotteryRun): Promise<Trained> => {
    const { id } = run;
    const key = recipeByRun.get(runKey(id)) ?? recipe(id);
    // a round is waited for alike whether it is trained or was stored long ago
    await pool?.turn(id.round);
    // several runs may have one recipe: then the first of this session serves all
    const isWanted = !fresh || finished.has(key);
    const found = isWanted ? await storage.getRun(key).catch(() => undefined) : undefined;
    const stored = found && fits(found, network, experiment) ? found : undefined;
    if (!options.isCurrent()) throw new PoolClosed();
    if (stored) {
      reused += 1;
      close(id);
      const { status, points, trainingSeconds, evaluation } = stored;
      emit([{ kind: 'run-finished', id, status, points, trainingSeconds, evaluation, reused: true }]);
      return {
        diverged: status === 'diverged',
        weights: async () => (await storedRun(run, key)).weights,
        rewindPoint: async () => rewindPointOf(await storedRun(run, key), id),
      };
    }
    if (!pool) return NOT_STORED;
    const from = fresh ? null : ((await storage.getCheckpoint(key).catch(() => undefined)) ?? null);
    let began = 0;
    let beganAt = 0; // step
    let saving = Promise.resolve(); // one checkpoint after the other, and all before the run
    const trained = await pool.submit({
      recipe: key,
      priority: [id.trial, isChain(id.arm, settings.chains) ? 0 : 1, id.round],
      round: id.round,
      leadsOn: isChain(id.arm, settings.chains) && id.round < settings.rounds,
      sendWeights: small,
      from,
      start: () => trainingRun(experiment, network, run),
      started: (step) => {
        began = speed.clock();
        beganAt = Math.max(step, startStepOf(experiment, run));
        const running = open.get(runKey(id));
        // steps of an earlier life, or before a rewind point, do not count as speed
        if (running) running.step = Math.max(step, startStepOf(experiment, run));
        emit([{ kind: 'run-started', id }]);
      },
      stepped: (step) => advance(id, step),
      reached: (point, weights) => {
        advance(id, point.step);
        emit([{ kind: 'point', id, point }]);
        if (weights) options.weights(id, point.step, weights);
      },
      left: (checkpoint) => {
        saving = saving.then(() => keepCheckpoint(storage, key, checkpoint));
      },
    });
    const seconds = (speed.clock() - began) / 1000;
    times.push({ round: id.round, seconds: (seconds * steps) / Math.max(1, steps - beganAt) });
    advance(id, steps);
    close(id);
    await saving;
    const kept = await keep(storage, key, trained);
    const { status, points, trainingSeconds, evaluation } = kept.run;
    emit([{ kind: 'run-finished', id, status, points, trainingSeconds, evaluation, reused: false }]);
    // what is stored is not held in memory as well: large networks have many runs
    const held = kept.isStored ? null : kept.run;
    return {
      diverged: status === 'diverged',
      weights: async () => (held ?? (await storedRun(run, key))).weights,
      rewindPoint: async () => rewindPointOf(held ?? (await storedRun(run, key)), id),
    };
  };
  const advance = (id: LotteryRunId, step: number): void => {
    const at = open.get(runKey(id));
    if (!at) return;
    speed.count(Math.max(0, step - at.step));
    at.step = step;
  };

  return {
    recipes: new Set(recipeByRun.values()),
    finished,
    paused: (paused) => speed.paused(paused),
    nextRound: () => Math.min(...[...open.values()].map((run) => run.round)),
    async run() {
      // round 0 of the masks: the full network
      const dense = remainingByParameter(
        settings.specs,
        settings.specs.map(() => null),
      );
      for (let trial = 0; trial < settings.trials; trial += 1) {
        for (const chain of ['ticket', ...settings.chains]) {
          const prunedIn = settings.specs.map(() => null);
          emit([{ kind: 'masked', trial, chain, round: 0, remaining: dense, prunedIn }]);
        }
      }
      await lottery(settings, {
        train: trainRun,
        masked(report) {
          emit([{ kind: 'masked', ...report }]);
          if (isConnected(network, report.prunedIn)) return;
          const { trial, round, chain: arm } = report;
          emit([{ kind: 'warning', warning: { kind: 'network-cut', id: { trial, round, arm } } }]);
        },
        layerEmptied: (id, layer) => emit([{ kind: 'warning', warning: { kind: 'layer-emptied', id, layer } }]),
        chainStopped(id) {
          if (!finished.has(recipe(id))) return; // NOT_STORED: it goes on when it is trained
          // later rounds of this chain will never be trained, nor what hangs off it
          const endsWith = (arm: string): boolean =>
            id.arm === 'full' ||
            arm === id.arm ||
            (settings.controls.includes(arm) && controls.get(arm).chain === id.arm);
          for (const run of open.values()) {
            const isLater = run.trial === id.trial && run.round > id.round;
            if (isLater && endsWith(run.arm)) open.delete(runKey(run));
          }
          emit([{ kind: 'warning', warning: { kind: 'chain-stopped', id } }]);
          options.closed();
        },
      });
    },
    progress() {
      const runs = [...open.values()];
      const stepsDone = planned.length * steps - runs.reduce((sum, run) => sum + steps - run.step, 0);
      const perRound = secondsByRound(times, remaining);
      const running = runs.filter((run) => run.step > 0);
      return {
        runsDone: planned.length - runs.length,
        runsTotal: planned.length,
        stepsDone,
        stepsTotal: planned.length * steps,
        runsReused: reused,
        current: running.length > 0 ? { ...running[0], steps } : null,
        stepsPerSecond: speed.perSecond(),
        secondsLeft:
          perRound &&
          secondsLeft(
            perRound,
            runs.map((run) => ({ ...run, doneShare: run.step / steps })),
            info.workers,
          ),
      };
    },
  };
}

/** The loop prunes no run that has diverged: so it goes no further than the runs that are stored. */
const NOT_STORED: Trained = { diverged: true, weights: async () => [], rewindPoint: async () => [] };

const isChain = (arm: string, chains: readonly string[]): boolean =>
  arm === 'full' || arm === 'ticket' || chains.includes(arm);

/** θ_k of a full network. @throws Error when the run did not keep it. */
function rewindPointOf({ rewindPoint }: StoredRun, id: LotteryRunId): Weights {
  if (!rewindPoint) throw new Error(`Run ${runKey(id)} has kept no rewind point.`);
  return rewindPoint;
}
