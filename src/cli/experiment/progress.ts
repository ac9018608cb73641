import type { Progress } from '../../runner/progress/status';

/** Where progress is written to: standard error. */
export interface Screen {
  write(text: string): void;
  /** a terminal, on which a line can be written over */
  readonly isTerminal: boolean;
}

/** Without a terminal a line is written this often, in ms. */
const LINE_EVERY = 10_000;
const BAR = 24;

export interface ProgressBar {
  show(progress: Progress): void;
  /** Leaves an empty line for what is printed next. */
  clear(): void;
}

/** A bar with the time left on a terminal; elsewhere a line now and then. */
export function createProgressBar(screen: Screen, now: () => number): ProgressBar {
  let written = now(); // short experiments need no line
  return {
    show(progress) {
      if (screen.isTerminal) {
        screen.write(`\r${barOf(progress)} ${progressText(progress)}\x1b[K`);
      } else if (now() - written >= LINE_EVERY) {
        written = now();
        screen.write(`${progressText(progress)}\n`);
      }
    },
    clear() {
      if (screen.isTerminal) screen.write('\r\x1b[K');
    },
  };
}

function barOf({ stepsDone, stepsTotal }: Progress): string {
  const full = Math.round((BAR * stepsDone) / Math.max(1, stepsTotal));
  return `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}]`;
}

/** "34 % · 12 of 57 runs, 3 of them re-used · 1234 steps/s · about 2 min 5 s left" */
function progressText(progress: Progress): string {
  const { stepsDone, stepsTotal, runsDone, runsTotal, runsReused, stepsPerSecond, secondsLeft } = progress;
  const reused = runsReused > 0 ? `, ${runsReused} of them re-used` : '';
  return [
    `${Math.floor((100 * stepsDone) / Math.max(1, stepsTotal))} %`,
    `${runsDone} of ${runsTotal} runs${reused}`,
    ...(stepsPerSecond === null ? [] : [`${stepsPerSecond.toFixed(0)} steps/s`]),
    ...(secondsLeft === null ? [] : [`about ${duration(secondsLeft)} left`]),
  ].join(' · ');
}

/** "45 s", "2 min 5 s", "1 h 3 min" */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
