interface Speedometer {
  /** milliseconds of work, pauses left out */
  clock(): number;
  count(steps: number): void;
  /** null until enough is measured */
  perSecond(): number | null;
  paused(paused: boolean): void;
}

/** milliseconds looked back */
const WINDOW = 4_000;

/** Steps per second over the last seconds of work, all workers together; stands still while paused. */
export function createSpeedometer(): Speedometer {
  let counted: { at: number; steps: number }[] = [];
  let offset = 0;
  let pausedAt: number | null = null;
  const clock = (): number => (pausedAt ?? performance.now()) - offset;
  return {
    clock,
    count(steps: number): void {
      const now = clock();
      counted.push({ at: now, steps });
      counted = counted.filter(({ at }) => now - at < WINDOW);
    },
    perSecond(): number | null {
      const now = clock();
      const recent = counted.filter(({ at }) => now - at < WINDOW);
      if (recent.length < 2) return null;
      const seconds = (now - recent[0].at) / 1000;
      return seconds > 0.3 ? recent.slice(1).reduce((sum, { steps }) => sum + steps, 0) / seconds : null;
    },
    paused(paused: boolean): void {
      if (paused && pausedAt === null) pausedAt = performance.now();
      else if (!paused && pausedAt !== null) {
        offset += performance.now() - pausedAt;
        pausedAt = null;
      }
    },
  };
}
