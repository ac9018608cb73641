/** Which pixels survive: surviving weights of the first layer per pixel of the input. */
import { useMemo, useState, type PointerEvent } from 'react';
import { useTexts } from '../../texts';
import { ChartFrame } from '../kit/chart-frame';
import { chartData } from '../export/chart-data';
import { count } from '../kit/format';
import { Picture } from '../kit/picture';
import { densityPixels } from '../kit/pixels';
import { survivorsByPixel } from '../kit/prunings';
import { Tooltip } from '../kit/tooltip';
import { usePalette } from '../kit/use-palette';
import { useSize } from '../kit/use-size';
import { clamp } from '../kit/view';

interface PixelMapData {
  /** of the first kernel, [in, out] */
  readonly prunedIn: Uint8Array;
  /** [height, width, channels] */
  readonly inputShape: readonly number[];
  readonly round: number;
}

interface PixelMapMarks {
  readonly width: number;
  readonly height: number;
  /** surviving weights per pixel, row by row */
  readonly counts: Uint32Array;
  readonly most: number;
  /** weights per pixel before any pruning */
  readonly all: number;
  /** pixels that no weight reads any more */
  readonly unused: number;
}

export function layout({ prunedIn, inputShape, round }: PixelMapData): PixelMapMarks {
  const [height, width, channels = 1] = inputShape;
  const outputs = prunedIn.length / (height * width * channels);
  const counts = survivorsByPixel(prunedIn, outputs, channels, round)[round];
  return {
    width,
    height,
    counts,
    most: counts.reduce((a, b) => Math.max(a, b), 0),
    all: outputs * channels,
    unused: counts.reduce((sum, left) => sum + (left === 0 ? 1 : 0), 0),
  };
}

interface PixelMapProps {
  /** of the first kernel; null while there is no mask */
  readonly prunedIn: Uint8Array | null;
  readonly inputShape: readonly number[];
  readonly selectedRound: number;
}

export function PixelMap({ prunedIn, inputShape, selectedRound: round }: PixelMapProps) {
  const { t } = useTexts();
  const isImage = inputShape.length === 3;
  const marks = useMemo(
    () => (prunedIn && isImage ? layout({ prunedIn, inputShape, round }) : null),
    [prunedIn, isImage, inputShape, round],
  );
  const summary = marks
    ? t('charts.pixels.inWords', {
        most: count(marks.most),
        all: count(marks.all),
        unused: count(marks.unused),
        pixels: count(marks.counts.length),
      })
    : '';
  return (
    <ChartFrame
      title={t('charts.pixels.title')}
      summary={summary}
      data={() =>
        chartData(
          t,
          ['row', 'column', 'left'],
          Array.from(marks?.counts ?? [], (left, at) => [
            Math.floor(at / (marks?.width ?? 1)) + 1,
            (at % (marks?.width ?? 1)) + 1,
            left,
          ]),
        )
      }
      empty={marks ? null : t(isImage ? 'charts.mask.empty' : 'charts.pixels.notImages')}
      className="chart-pixels"
    >
      {marks && <Map marks={marks} />}
    </ChartFrame>
  );
}

function Map({ marks }: { readonly marks: PixelMapMarks }) {
  const { t } = useTexts();
  const [ref, size, element] = useSize<HTMLDivElement>();
  const palette = usePalette(element);
  const [pointed, setPointed] = useState<{ readonly row: number; readonly column: number } | null>(null);
  const { counts, most, width, height } = marks;
  const pixels = useMemo(
    () =>
      densityPixels(
        Array.from(counts, (left) => (left / Math.max(most, 1)) ** 1.6),
        palette.paper,
        palette.kept,
      ),
    [counts, most, palette],
  );
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    setPointed({
      row: clamp(Math.floor(((event.clientY - box.top) / box.height) * height), 0, height - 1),
      column: clamp(Math.floor(((event.clientX - box.left) / box.width) * width), 0, width - 1),
    });
  };
  return (
    <>
      <div
        ref={ref}
        className="chart-pixel-map"
        style={{ aspectRatio: `${width} / ${height}` }}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setPointed(null)}
      >
        <Picture pixels={pixels} width={width} height={height} />
        {pointed && size && (
          <Tooltip x={((pointed.column + 0.5) / width) * size.width} width={size.width} top={4}>
            {t('charts.pixels.at', {
              row: pointed.row + 1,
              column: pointed.column + 1,
              left: count(counts[pointed.row * width + pointed.column]),
              all: count(marks.all),
            })}
          </Tooltip>
        )}
      </div>
      <p className="chart-scale chart-muted" aria-hidden="true">
        <span>0</span>
        <span className="chart-scale-ramp" />
        <span>{count(most)}</span>
        <span className="chart-scale-unit">{t('charts.pixels.scale', { all: count(marks.all) })}</span>
      </p>
    </>
  );
}
