/** Counts what is done of an experiment, and how fast. */
import { chainsOf } from '../../experiment/chains';
import { remainingByLevel } from '../../experiment/levels';
import type { PlannedRun } from '../../lottery/plan';
import { keyText, type RunKey } from '../../lottery/run-key';
import type { Plan } from '../plan';
import { secondsLeft, type RunTime } from './progress';
import { createSpeedometer } from './speed';
import type { Progress } from './status';

export interface Tally {
  /** A run begins at a step, again after a crash. Steps of an earlier life do not count as speed. */
  began(run: PlannedRun, step: number): void;
  advance(run: PlannedRun, step: number): void;
  /** A run is trained to its end. */
  ended(run: PlannedRun): void;
  /** A run is over; `isReused`: it was trained before. */
  close(run: PlannedRun, isReused: boolean): void;
  /** These runs will never be trained. */
  drop(isDropped: (key: RunKey) => boolean): void;
  /** the lowest level that is not done in all trials and chains */
  nextLevel(): number;
  paused(paused: boolean): void;
  progress(): Progress;
}

export function createTally({ experiment, network, runs }: Plan, workers: number): Tally {
  const { steps } = experiment.training;
  const planned = runs();
  const open = new Map(planned.map((run) => [keyText(run.key), { run, step: 0, began: 0, from: 0 }]));
  const times: RunTime[] = [];
  const speed = createSpeedometer();
  let reused = 0;
  const byChain = chainsOf(experiment).map((_, chain) => remainingByLevel(experiment, network.parameters, chain));
  const remainingOf = ({ chain, level }: RunKey): number => byChain[chain ?? 0][level];
  const at = ({ key }: PlannedRun) => open.get(keyText(key));
  const advance = (run: PlannedRun, step: number): void => {
    const running = at(run);
    if (!running) return;
    speed.count(Math.max(0, step - running.step));
    running.step = step;
  };
  return {
    advance,
    began(run, step) {
      const running = at(run);
      if (running) Object.assign(running, { step, began: speed.clock(), from: step });
    },
    ended(run) {
      const running = at(run);
      if (!running) return;
      const seconds = (speed.clock() - running.began) / 1000;
      times.push({ remaining: remainingOf(run.key), seconds: (seconds * steps) / Math.max(1, steps - running.from) });
      advance(run, steps);
    },
    close({ key }, isReused) {
      if (isReused) reused += 1;
      open.delete(keyText(key));
    },
    drop(isDropped) {
      for (const [text, { run }] of open) if (isDropped(run.key)) open.delete(text);
    },
    nextLevel: () => Math.min(...[...open.values()].map(({ run }) => run.key.level)),
    paused: (paused) => speed.paused(paused),
    progress() {
      const left = [...open.values()];
      const stepsDone = planned.length * steps - left.reduce((sum, { step }) => sum + steps - step, 0);
      const current = left.find(({ step }) => step > 0);
      return {
        runsDone: planned.length - left.length,
        runsTotal: planned.length,
        stepsDone,
        stepsTotal: planned.length * steps,
        runsReused: reused,
        current: current ? { ...current.run.key, step: current.step, steps } : null,
        stepsPerSecond: speed.perSecond(),
        secondsLeft: secondsLeft(
          times,
          left.map(({ run, step }) => ({ remaining: remainingOf(run.key), doneShare: step / steps })),
          workers,
        ),
      };
    },
  };
}
