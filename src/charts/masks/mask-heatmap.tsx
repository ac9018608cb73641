/** One layer's mask as a picture that can be zoomed to one weight. */
import { significant } from '../kit/numbers';
import { useCallback, useMemo, type ReactNode } from 'react';
import { useTexts } from '../../texts';
import { sizeOf, type ParameterSpec } from '../../lottery/parameters';
import { ChartFrame } from '../kit/chart-frame';
import { layerTitle } from '../kit/layer-name';
import { chartData, type Value } from '../export/chart-data';
import { count, leftPercent } from '../kit/format';
import { cellOf, indexAt, maskPixels, pictureOf, type LayerPicture } from './mask-pixels';
import { usePalette } from '../kit/use-palette';
import { useInSlices } from '../kit/use-in-slices';
import { useSize } from '../kit/use-size';
import { ZoomPicture } from '../kit/zoom-picture';

export interface WeightAt {
  readonly parameter: number;
  readonly index: number;
}

/** One parameter and what a round has left of it. */
export interface MaskedWeights {
  readonly spec: ParameterSpec;
  /** index of the parameter in the network, given back by onWeight */
  readonly parameter: number;
  /** MaskRecord.prunedIn[parameter]; null: never pruned */
  readonly prunedIn: Uint8Array | null;
  /** θ of this parameter, or null when only the mask is known */
  readonly weights: Float32Array | null;
  readonly selectedRound: number;
  /** weights left after that round; all when absent */
  readonly left?: number;
}

interface MaskHeatmapProps extends MaskedWeights {
  readonly onWeight?: (weight: WeightAt | null) => void;
  /** little room: the head holds only the layer's ends */
  readonly narrow?: boolean;
  /** a weight looked at elsewhere, outlined */
  readonly weight?: WeightAt | null;
  /** shown below the picture, such as the facts of the weight looked at */
  readonly children?: ReactNode;
}

export function MaskHeatmap(props: MaskHeatmapProps) {
  const { spec, parameter, prunedIn, weights, selectedRound: round, onWeight, weight, narrow = false } = props;
  const { t } = useTexts();
  const [ref, size, element] = useSize<HTMLDivElement>();
  const palette = usePalette(element);
  const all = sizeOf(spec.shape);
  const left = props.left ?? all;
  const marks = useMemo(() => pictureOf(spec.shape), [spec]);
  const begin = useCallback(
    () => maskPixels(marks, prunedIn, weights, round, palette),
    [marks, prunedIn, weights, round, palette],
  );
  const coloured = useInSlices(begin);
  const title = layerTitle(t, spec);
  const remaining = leftPercent(left / all);
  const shown = weight && weight.parameter === parameter ? cellOf(marks, weight.index) : null;
  const say = (column: number, row: number): string => {
    const index = indexAt(marks, column, row);
    const pruned = prunedIn?.[index] ?? 0;
    const state = pruned === 0 || pruned > round ? t('charts.mask.kept') : t('charts.mask.prunedIn', { round: pruned });
    const value = weights && (pruned === 0 || pruned > round) ? `, ${significant(weights[index], 3)}` : '';
    return t('charts.mask.weight', {
      input: count(Math.floor(index / marks.outputs) + 1),
      output: count((index % marks.outputs) + 1),
      state: state + value,
    });
  };
  return (
    <ChartFrame
      title={title}
      subtitle={t(narrow ? 'charts.mask.ends' : 'charts.mask.subtitle', {
        inputs: count(marks.inputs),
        outputs: count(marks.outputs),
        remaining,
      })}
      summary={t('charts.mask.inWords', {
        left: count(left),
        all: count(all),
        remaining,
        across: t(marks.inputsAcross ? 'charts.mask.inputs' : 'charts.mask.outputs'),
        down: t(marks.inputsAcross ? 'charts.mask.outputs' : 'charts.mask.inputs'),
      })}
      data={() => chartData(t, ['input', 'output', 'prunedIn', 'weight'], weightRows(marks, prunedIn, weights))}
      className="chart-mask"
    >
      <div ref={ref} className="chart-mask-room">
        {size && (
          <ZoomPicture
            // never those of a layer of another shape
            pixels={coloured?.picture === marks ? coloured.pixels : null}
            columns={marks.width}
            rows={marks.height}
            width={size.width}
            height={heightOf(marks, size.width, size.em)}
            palette={palette}
            label={title}
            cell={shown}
            say={say}
            onCell={(cell) => onWeight?.(cell && { parameter, index: indexAt(marks, cell[0], cell[1]) })}
          />
        )}
      </div>
      {props.children}
    </ChartFrame>
  );
}

/** One row a weight: a weight of a convolution's kernel is an input of its own. */
function* weightRows(
  { inputs, outputs }: LayerPicture,
  prunedIn: Uint8Array | null,
  weights: Float32Array | null,
): Generator<Value[]> {
  for (let at = 0; at < inputs * outputs; at += 1) {
    yield [Math.floor(at / outputs) + 1, (at % outputs) + 1, prunedIn?.[at] ?? 0, weights?.[at] ?? null];
  }
}

/** True proportions within reason: a flat layer is stretched until it can be seen. */
const heightOf = ({ width, height }: LayerPicture, room: number, em: number): number =>
  Math.round(Math.min(Math.max((room * height) / width, em * 3.5), em * 26));
