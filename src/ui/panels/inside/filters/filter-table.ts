/** The table of filters as numbers for a file: in full, each column by a name. */
import type { FilterRow } from '../../../../analyses/filters';
import type { ChartData } from '../../../../charts/export/chart-data';
import type { Arm } from '../../../../lottery/run-key';

export const filterTable = (rows: readonly FilterRow[], nameOf: (arm: Arm) => string, metric: string): ChartData => ({
  columns: [
    'network',
    'trials',
    `test_${metric}_mean`,
    `test_${metric}_min`,
    `test_${metric}_max`,
    'steps',
    'steps_before',
    'whole_to_step',
    'multiply_adds',
    'parameters',
  ],
  rows: rows.map(({ arm, score, steps, stepsBefore, wholeTo, multiplyAdds, parameters }) => [
    nameOf(arm),
    score?.n ?? 0,
    score?.mean ?? null,
    score?.min ?? null,
    score?.max ?? null,
    steps,
    stepsBefore,
    wholeTo,
    multiplyAdds,
    parameters,
  ]),
});
