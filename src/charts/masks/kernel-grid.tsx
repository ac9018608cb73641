/** The kernels of one convolution as small pictures that can be zoomed to one weight. */
import { useMemo, useState } from 'react';
import { useTexts } from '../../texts';
import { ChartFrame } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import { count, leftPercent } from '../kit/format';
import {
  cellAt,
  kernelGrid,
  kernelPicture,
  placeOfWeight,
  weightIndex,
  type KernelCell,
  type KernelGrid as Grid,
} from './kernel-grid-layout';
import type { MaskedWeights, WeightAt } from './mask-heatmap';
import { significant } from '../kit/numbers';
import { usePalette } from '../kit/use-palette';
import { useSize, type Size } from '../kit/use-size';
import type { Cell } from '../kit/zoom-draw';
import { ZoomPicture } from '../kit/zoom-picture';
import '../kit/inside-charts.css';

interface KernelGridProps extends MaskedWeights {
  /** red, green and blue as one picture per filter */
  readonly isColour: boolean;
  /** filters shown: from, and up to but without */
  readonly from: number;
  readonly to: number;
  /** which values these are, in words */
  readonly values: string;
  /** a weight looked at elsewhere, outlined */
  readonly weight: WeightAt | null;
  readonly onWeight: (weight: WeightAt) => void;
}

export function KernelGrid(props: KernelGridProps) {
  const { spec, parameter, prunedIn, weights, selectedRound: round, isColour, from, to, onWeight, weight } = props;
  const { t } = useTexts();
  const [ref, size, element] = useSize<HTMLDivElement>();
  const palette = usePalette(element);
  const [looked, setLooked] = useState<KernelCell | null>(null);
  const { shape } = spec;
  const grid = useMemo(() => kernelGrid(shape, isColour, from, to), [shape, isColour, from, to]);
  const picture = useMemo(
    () => kernelPicture(grid, prunedIn, weights, round, palette),
    [grid, prunedIn, weights, round, palette],
  );
  const [height, width, channels, filters] = shape;
  const all = height * width * channels * filters;
  const left = props.left ?? all;
  const title = t('inside.kernels.title', { layer: spec.layer });
  const remaining = leftPercent(left / all);
  const stateOf = (index: number): string => {
    const pruned = prunedIn?.[index] ?? 0;
    if (pruned > 0 && pruned <= round) return t('charts.mask.prunedIn', { round: pruned });
    return weights ? significant(weights[index], 3) : t('charts.mask.kept');
  };
  const say = (cell: KernelCell): string => {
    const place = { filter: count(cell.filter + 1), row: cell.row + 1, column: cell.column + 1 };
    if (cell.channel !== null) {
      return t('inside.kernels.weight', {
        ...place,
        channel: count(cell.channel + 1),
        state: stateOf(weightIndex(grid, cell)),
      });
    }
    const [red, green, blue] = [0, 1, 2].map((colour) => stateOf(weightIndex(grid, cell, colour)));
    return t('inside.kernels.colours', { ...place, red, green, blue });
  };
  const fit = size && roomOf(grid, size);
  const outlined = weight && weight.parameter === parameter ? placeOfWeight(grid, weight.index) : null;
  const look = (at: Cell | null): void => {
    const cell = at && cellAt(grid, at[0], at[1]);
    setLooked(cell);
    if (cell) onWeight({ parameter, index: weightIndex(grid, cell) });
  };
  const order = grid.isWrapped ? 'wrapped' : grid.filtersAcross ? 'filtersAcross' : 'channelsAcross';
  return (
    <ChartFrame
      title={title}
      subtitle={t('inside.kernels.subtitle', {
        height,
        width,
        channels: count(channels),
        filters: count(filters),
        remaining,
      })}
      summary={[
        t('inside.kernels.inWords', { left: count(left), all: count(all), remaining, values: props.values }),
        t(`inside.kernels.order.${order}`),
      ].join(' ')}
      data={() =>
        chartData(t, ['filter', 'channel', 'row', 'column', 'prunedIn', 'weight'], kernelRows(shape, prunedIn, weights))
      }
      className="chart-kernels"
    >
      <div ref={ref} className="chart-mask-room">
        {fit && (
          <div style={{ width: fit.width }}>
            <ZoomPicture
              pixels={picture.pixels}
              columns={grid.columns}
              rows={grid.rows}
              width={fit.width}
              height={fit.height}
              palette={palette}
              label={title}
              cell={outlined}
              hatched={picture.pruned}
              isGap={(column, row) => cellAt(grid, column, row) === null}
              say={(column, row) => {
                const cell = cellAt(grid, column, row);
                return cell ? say(cell) : '';
              }}
              onCell={look}
            />
          </div>
        )}
      </div>
      <p className="chart-kernel-readout" aria-hidden="true">
        {looked ? (
          say(looked)
        ) : (
          <span className="chart-muted">
            {t(`inside.kernels.order.${order}`)} <span className="chart-on-page">{t('inside.kernels.point')}</span>
          </span>
        )}
      </p>
      <ul className="chart-key" aria-hidden="true">
        {!isColour && weights && (
          <>
            <li>
              <span className="chart-swatch chart-for" /> {t('inside.kernels.positive')}
            </li>
            <li>
              <span className="chart-swatch chart-against" /> {t('inside.kernels.negative')}
            </li>
          </>
        )}
        {isColour && weights && <li>{t('inside.kernels.light')}</li>}
        <li>
          <svg className="chart-hatched" width="0.9em" height="0.9em" viewBox="0 0 10 10">
            <rect width={10} height={10} />
            <path d="M1.5,8.5L8.5,1.5" />
          </svg>{' '}
          {t(isColour ? 'inside.kernels.prunedAll' : 'inside.kernels.pruned')}
        </li>
      </ul>
    </ChartFrame>
  );
}

/** Most em of a weight's side, and of the picture's height. */
const [LARGEST_CELL, HIGHEST] = [2.2, 34];

/** Square weights, as large as there is room. */
function roomOf({ columns, rows }: Grid, { width, em }: Size): { readonly width: number; readonly height: number } {
  const cell = Math.min(width / columns, em * LARGEST_CELL, (em * HIGHEST) / rows);
  return { width: Math.floor(cell * columns), height: Math.max(1, Math.floor(cell * rows)) };
}

/** One row a weight. */
function* kernelRows(
  [height, width, channels, filters]: readonly number[],
  prunedIn: Uint8Array | null,
  weights: Float32Array | null,
): Generator<Value[]> {
  let at = 0;
  for (let row = 1; row <= height; row += 1) {
    for (let column = 1; column <= width; column += 1) {
      for (let channel = 1; channel <= channels; channel += 1) {
        for (let filter = 1; filter <= filters; filter += 1, at += 1) {
          yield [filter, channel, row, column, prunedIn?.[at] ?? 0, weights?.[at] ?? null];
        }
      }
    }
  }
}
