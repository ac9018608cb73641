/** The table of layers as numbers for a file: in full, each column by a name; the last row is all of them. */
import type { LayerRow } from '../../../../analyses/layer-table';
import type { ChartData } from '../../../../charts/export/chart-data';

export const layerColumns = (rows: readonly LayerRow[]): ChartData => ({
  columns: ['layer', 'kind', 'weights', 'weights_kept', 'outputs_non_zero', 'multiply_adds', 'multiply_adds_non_zero'],
  rows: rows.map(({ spec, weights, kept, activations, multiplyAdds, work }) => [
    spec?.layer ?? 'all',
    spec?.kind ?? '',
    weights,
    kept,
    activations,
    multiplyAdds,
    work,
  ]),
});
