/** Which inputs no weight reads any more; pixels where the inputs are an image. */
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import { ChartFrame } from '../kit/chart-frame';
import { chartData } from '../export/chart-data';
import { count, percent } from '../kit/format';
import { Picture } from '../kit/picture';
import { mix, packed, type Palette } from '../kit/pixels';
import { usePalette } from '../kit/use-palette';
import { useSize } from '../kit/use-size';
import '../kit/inside-charts.css';

/** Packed pixels, row by row: dark where none of the channels is read. */
export function layout(inputs: Uint32Array, channels: number, { paper, ink, kept }: Palette): Uint32Array {
  const [dead, read] = [packed(mix(paper, ink, 0.8)), packed(mix(paper, kept, 0.22))];
  return Uint32Array.from({ length: inputs.length / channels }, (_, pixel) => {
    for (let channel = 0; channel < channels; channel += 1) {
      if (inputs[pixel * channels + channel] > 0) return read;
    }
    return dead;
  });
}

interface DeadInputsProps {
  /** weights left out of each input; null where the first layer slides over the inputs */
  readonly inputs: Uint32Array | null;
  readonly dead: number;
  readonly inputShape: readonly number[];
}

export function DeadInputs({ inputs, dead, inputShape }: DeadInputsProps) {
  const { t } = useTexts();
  const [ref, , element] = useSize<HTMLDivElement>();
  const palette = usePalette(element);
  const [height, width, channels = 1] = inputShape;
  const isImage = inputShape.length === 3;
  const pixels = useMemo(
    () => (inputs && isImage ? layout(inputs, channels, palette) : null),
    [inputs, isImage, channels, palette],
  );
  const all = inputs?.length ?? 0;
  const summary = t(dead === 0 ? 'inside.units.inputsAll' : 'inside.units.inputsInWords', {
    dead: count(dead),
    all: count(all),
    share: percent(all > 0 ? dead / all : 0, 1),
  });
  return (
    <ChartFrame
      title={t('inside.units.inputs')}
      summary={summary}
      data={() =>
        chartData(
          t,
          ['input', 'left'],
          Array.from(inputs ?? [], (left, at) => [at + 1, left]),
        )
      }
      empty={inputs ? null : t('inside.units.sliding')}
      className="chart-dead-inputs"
    >
      <div ref={ref} className="chart-dead-row">
        {pixels && (
          <div className="chart-dead-map" style={{ aspectRatio: `${width} / ${height}` }}>
            <Picture pixels={pixels} width={width} height={height} />
          </div>
        )}
        <p className="chart-muted" aria-hidden="true">
          {summary} {pixels && dead > 0 && t('inside.units.dark')}
        </p>
      </div>
    </ChartFrame>
  );
}
