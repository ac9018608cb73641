/** The line that stands for several trials of one arm. */
import type { Metric } from '../../lottery/metric';
import { columnOf, type PointColumns } from '../../lottery/points';
import type { RunRecord } from '../../recording/recording';

export interface CurveValue {
  /** mini-batch updates done */
  readonly step: number;
  readonly value: number;
}

/** What was measured on validation examples, where it is a number. */
export const valuesOf = (metric: Metric, points: PointColumns): CurveValue[] =>
  columnOf(points, 'validation', metric).flatMap((value, at) =>
    value === null ? [] : [{ step: points.step[at], value }],
  );

/**
 * Mean of what the early stop is found by, on validation examples, at the steps that every averaged trial has reached. Finished trials are
 * averaged, so the line does not jump while another one trains; before the first is finished, the
 * running ones are. Diverged trials are left out unless there is nothing else.
 */
export function meanCurve(stop: Metric, runs: readonly RunRecord[]): CurveValue[] {
  const finished = runs.filter(({ status }) => status === 'finished');
  const running = runs.filter(({ status, points }) => status === 'running' && points.step.length > 0);
  const averaged = [finished, running, runs].find((some) => some.length > 0) ?? [];
  const byStep = new Map<number, number[]>();
  for (const { points } of averaged) {
    for (const { step, value } of valuesOf(stop, points)) byStep.set(step, [...(byStep.get(step) ?? []), value]);
  }
  return [...byStep]
    .filter(([, values]) => values.length === averaged.length)
    .map(([step, values]) => ({ step, value: values.reduce((a, b) => a + b, 0) / values.length }))
    .toSorted((a, b) => a.step - b.step);
}
