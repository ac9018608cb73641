/** The line that stands for several trials of one arm. */
import type { RunRecord } from '../../recording/recording';

export interface LossPoint {
  /** mini-batch updates done */
  readonly step: number;
  /** validation loss in nats */
  readonly loss: number;
}

/**
 * Mean validation loss at the steps that every averaged trial has reached. Finished trials are
 * averaged, so the line does not jump while another one trains; before the first is finished, the
 * running ones are. Diverged trials are left out unless there is nothing else.
 */
export function meanCurve(runs: readonly RunRecord[]): LossPoint[] {
  const finished = runs.filter(({ status }) => status === 'finished');
  const running = runs.filter(({ status, points }) => status === 'running' && points.step.length > 0);
  const averaged = [finished, running, runs].find((some) => some.length > 0) ?? [];
  const lossesByStep = new Map<number, number[]>();
  for (const { points } of averaged) {
    points.step.forEach((step, at) => {
      const loss = points['validation.loss'][at];
      if (loss === null) return;
      lossesByStep.set(step, [...(lossesByStep.get(step) ?? []), loss]);
    });
  }
  return [...lossesByStep]
    .filter(([, losses]) => losses.length === averaged.length)
    .map(([step, losses]) => ({ step, loss: losses.reduce((a, b) => a + b, 0) / losses.length }))
    .toSorted((a, b) => a.step - b.step);
}
