/** Counts what is done of an experiment, and how fast. */
import { chainsOf, isEmerging } from '../../experiment/chains';
import { countsByLevel, filledByLevel } from '../../experiment/levels';
import { secondsFor, workOf, workOfRun } from '../../experiment/work';
import { weightsRemaining } from '../../lottery/masks';
import type { PlannedRun } from '../../lottery/plan';
import type { Recipe } from '../../lottery/step';
import { keyText, type RunKey } from '../../lottery/run-key';
import type { Plan } from '../plan';
import { createComputingTally } from './computing';
import { meanPace, secondsLeft, type OpenRun, type RunTime } from './progress';
import { createSpeedometer } from './speed';
import type { Progress } from './status';

export interface Tally {
  /** A run begins at a step, again after a crash. Steps of an earlier life do not count as speed. */
  began(run: PlannedRun, step: number): void;
  advance(run: PlannedRun, step: number): void;
  /** A run is trained, or has diverged: what it took is what it took to the step that it reached. */
  ended(run: PlannedRun): void;
  /** A run is over; `isReused`: it was trained before. */
  close(run: PlannedRun, isReused: boolean): void;
  /** How far a score before training, a path or a plane is, 0 … 1. */
  computed(recipe: Recipe, share: number): void;
  /** These runs will never be trained. */
  drop(isDropped: (key: RunKey) => boolean): void;
  /** the lowest level that is not done in all trials and chains */
  nextLevel(): number;
  paused(paused: boolean): void;
  progress(): Progress;
}

/** Who trains. */
export interface Trainers {
  readonly count: number;
  /** fewer weights take less time; on graphics chips they take as long */
  readonly skipPruned: boolean;
}

interface Open {
  readonly run: PlannedRun;
  readonly size: Pick<RunTime, 'remaining' | 'expected'>;
  /** 0: it is not trained */
  readonly steps: number;
  step: number;
  /** it was given to a trainer; null: it waits */
  began: Moment | null;
  /** the first that was heard of it since, and the last */
  first: Moment | null;
  last: Moment | null;
  /** its trainer had trained nothing before */
  isWarmUp: boolean;
}

interface Moment {
  /** ms of the clock */
  readonly at: number;
  readonly step: number;
}

/** Share of a run after which it tells its pace, beside what is known already. */
const TELLS_AFTER = 0.1;
/** Before anything is known: ms between the first and the last report, which come every 100 ms or later. */
const LEAST_HEARD = 500;

export function createTally(plan: Plan, trainers: Trainers): Tally {
  const planned = [...plan.runs(), ...plan.copies()];
  const sizeOf = sizesOf(plan, trainers);
  const stepsOf = ({ recipe }: PlannedRun): number => plan.training(recipe).steps;
  const stepsTotal = planned.reduce((sum, run) => sum + stepsOf(run), 0);
  const open = new Map(
    planned.map((run): [string, Open] => [
      keyText(run.key),
      {
        run,
        size: sizeOf(run.key, stepsOf(run)),
        steps: stepsOf(run),
        step: 0,
        began: null,
        first: null,
        last: null,
        isWarmUp: false,
      },
    ]),
  );
  const times: RunTime[] = [];
  let begun = 0;
  const speed = createSpeedometer();
  const computing = createComputingTally(plan, speed.clock);
  // of the full network: what else is computed counts as so many of its steps
  const expected = secondsFor(workOfFull(plan));
  const perStep = expected / plan.experiment.training.steps;
  let reused = 0;
  const at = ({ key }: PlannedRun) => open.get(keyText(key));
  const advance = (run: PlannedRun, step: number): void => {
    const running = at(run);
    if (!running) return;
    // at its end a run tells of its best point once more: that is no step back
    const furthest = Math.max(running.step, step);
    speed.count(furthest - running.step);
    running.step = furthest;
    if (running.began === null) return;
    running.last = { at: speed.clock(), step: furthest };
    running.first ??= running.last;
  };
  /** What was trained of a run between two moments, and how long that took. */
  const timeOf = ({ size, steps }: Open, from: Moment | null, to: Moment | null): RunTime | null => {
    if (!from || !to || to.step <= from.step) return null;
    return { ...size, share: (to.step - from.step) / steps, seconds: (to.at - from.at) / 1000 };
  };
  /**
   * Of runs under way: a pace is one after a while. What comes before the first report (weights are drawn, the engine
   * opens and compiles) is no part of it.
   */
  const underWay = (left: readonly Open[]): RunTime[] =>
    left.flatMap((one) => {
      const { first, last, steps } = one;
      if (!first || !last) return [];
      const tells = times.length > 0 ? last.step - first.step > TELLS_AFTER * steps : last.at - first.at >= LEAST_HEARD;
      return (tells && timeOf(one, first, last)) || [];
    });

  return {
    advance,
    began(run, step) {
      const running = at(run);
      if (!running) return;
      begun += 1;
      const isWarmUp = begun <= trainers.count;
      Object.assign(running, { step, began: { at: speed.clock(), step }, first: null, last: null, isWarmUp });
    },
    ended(run) {
      const running = at(run);
      if (!running) return;
      const end = { at: speed.clock(), step: running.step };
      const warm = running.isWarmUp ? timeOf(running, running.first, end) : null;
      const time = warm ?? timeOf(running, running.began, end);
      if (time) times.push(time);
    },
    close({ key }, isReused) {
      if (isReused) reused += 1;
      open.delete(keyText(key));
    },
    computed: computing.told,
    drop(isDropped) {
      for (const [text, { run }] of open) if (isDropped(run.key)) open.delete(text);
      computing.drop((key) => isDropped({ ...key, control: null }));
    },
    nextLevel: () => Math.min(...[...open.values()].map(({ run }) => plan.roundOf(run))),
    paused: (paused) => speed.paused(paused),
    progress() {
      const left = [...open.values()];
      const stepsDone = stepsTotal - left.reduce((sum, { steps, step }) => sum + steps - step, 0);
      const current = left.find(({ step }) => step > 0);
      const measured = [...times, ...underWay(left)];
      const openRun = ({ size, steps, step }: Open): OpenRun => ({ ...size, doneShare: steps > 0 ? step / steps : 0 });
      const besides = computing.expected();
      const [runs, lines] = [left.map(openRun), linesOf(left).map((line) => line.map(openRun))];
      const trains = secondsLeft(measured, { runs, lines }, trainers.count);
      // a run that is expected to take 1 is one that takes as long whatever is pruned
      const pace = measured.length === 0 ? 1 : meanPace(measured) / (trainers.skipPruned ? 1 : expected);
      const computes = computing.secondsLeft(pace, trainers.count);
      return {
        runsDone: planned.length - left.length,
        runsTotal: planned.length,
        stepsDone: stepsDone + Math.floor(besides.done / perStep),
        stepsTotal: stepsTotal + Math.floor(besides.all / perStep),
        runsReused: reused,
        current: current ? { ...current.run.key, step: current.step, steps: current.steps } : null,
        stepsPerSecond: speed.perSecond(),
        secondsLeft: trains === null ? (left.length === 0 && computes > 0 ? computes : null) : trains + computes,
        secondsToResult: secondsLeft(measured, { runs: toResult(left).map(openRun), lines: [] }, 1),
      };
    },
  };
}

/** Of one run of the full network. */
const workOfFull = ({ experiment, network }: Plan) =>
  workOfRun(experiment, network, filledByLevel(experiment, network.parameters, 0)[0]);

/** How large the network of a run is and what it should take. */
function sizesOf(
  { experiment, network }: Plan,
  { skipPruned }: Trainers,
): (key: RunKey, steps: number) => Open['size'] {
  const chains = chainsOf(experiment).map((_, chain) => chain);
  const byChain = chains.map((chain) => countsByLevel(experiment, network.parameters, chain));
  const filled = chains.map((chain) => filledByLevel(experiment, network.parameters, chain));
  const sizes = new Map<string, Open['size']>();
  return ({ chain, control, level }, steps) => {
    // a network whose mask emerges is whole at first, and maybe to the end
    const of = isEmerging(experiment, { chain, control }) ? 0 : level;
    const name = `${chain ?? 0}/${control === null}/${of}/${steps}`;
    const counts = byChain[chain ?? 0][of];
    const size = sizes.get(name) ?? {
      remaining: weightsRemaining(network.parameters, counts),
      expected: skipPruned
        ? secondsFor(workOf(experiment, network, { chain, control }, filled[chain ?? 0][of], steps))
        : Math.sign(steps),
    };
    sizes.set(name, size);
    return size;
  };
}

/** Copies wait for no other run of their trial, and none waits for them. */
const isOwn = ({ run: { key } }: Open): boolean => key.control === null && key.repeat === undefined;

/** The networks that wait for one another: of each trial the full network's, then a chain's own. */
function linesOf(left: readonly Open[]): Open[][] {
  const lines = new Map<string, Open[]>();
  for (const one of left.filter(isOwn)) {
    const { trial, chain } = one.run.key;
    const name = `${trial}/${chain}`;
    const line = lines.get(name);
    if (line) line.push(one);
    else if (chain === null) lines.set(name, [one]);
    else
      lines.set(name, [
        ...left.filter((full) => isOwn(full) && full.run.key.trial === trial && full.run.key.chain === null),
        one,
      ]);
  }
  return [...lines.values()];
}

/** What has to be done until one more ticket can be held against its full network. */
function toResult(left: readonly Open[]): Open[] {
  const next = left.find((one) => isOwn(one) && one.run.key.level > 0);
  if (!next) return [];
  const { trial, chain, level } = next.run.key;
  return left
    .filter(isOwn)
    .filter(
      ({ run: { key } }) => key.trial === trial && key.level <= level && (key.chain === null || key.chain === chain),
    );
}
