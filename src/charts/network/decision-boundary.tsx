/** Which class a network gives to every place of the plane, with the training points on top. */
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import { ChartFrame } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import { percent } from '../kit/format';
import { Picture } from '../kit/picture';
import { mix, packed, type Palette } from '../kit/pixels';
import type { Predict } from './predict';
import {
  PointMarks,
  classColour,
  extentOf,
  layout as pointLayout,
  shapeOf,
  type Extent,
  type Points,
} from '../kit/scatter';
import { usePalette } from '../kit/use-palette';
import { useSize } from '../kit/use-size';

/** Most training points drawn. */
const MOST_POINTS = 400;

interface BoundaryMarks {
  /** packed colours, row by row from the top, [resolution, resolution] */
  readonly pixels: Uint32Array;
  /** most likely class of every place, in the same order */
  readonly answers: Uint8Array;
}

/** Steps from not knowing to being sure. */
const SHADES = 63;

/** Per class: nearly paper where the network does not know, half the class's colour where it is sure. */
const shadesOf = (classes: number, { paper, classes: colours }: Palette): Uint32Array[] =>
  Array.from({ length: classes }, (_, answer) =>
    Uint32Array.from({ length: SHADES + 1 }, (_, shade) =>
      packed(mix(paper, colours[answer % colours.length], 0.06 + 0.46 * (shade / SHADES))),
    ),
  );

/** Centres of the cells of a square grid, row by row from the top, [resolution², 2]. */
export function centres(extent: Extent, resolution: number): Float32Array {
  const places = new Float32Array(resolution * resolution * 2);
  const pitch = (extent.high - extent.low) / resolution;
  for (let row = 0; row < resolution; row += 1) {
    for (let column = 0; column < resolution; column += 1) {
      const at = (row * resolution + column) * 2;
      places[at] = extent.low + (column + 0.5) * pitch;
      places[at + 1] = extent.high - (row + 0.5) * pitch;
    }
  }
  return places;
}

/** One row a place and class. */
function* placeRows(
  predict: Predict,
  classNames: readonly string[],
  extent: Extent,
  resolution: number,
): Generator<Value[]> {
  const places = centres(extent, resolution);
  const probabilities = predict(places, places.length / 2);
  for (let at = 0; at < places.length / 2; at += 1) {
    for (const [label, name] of classNames.entries()) {
      yield [places[2 * at], places[2 * at + 1], name, probabilities[at * classNames.length + label]];
    }
  }
}

/** Asks the network at the centre of every cell of a square grid. */
export function layout(
  predict: Predict,
  classes: number,
  extent: Extent,
  resolution: number,
  palette: Palette,
): BoundaryMarks {
  const places = centres(extent, resolution);
  const count = resolution * resolution;
  const probabilities = predict(places, count);
  const answers = new Uint8Array(count);
  const pixels = new Uint32Array(count);
  const chance = 1 / classes;
  const shades = shadesOf(classes, palette);
  for (let at = 0; at < count; at += 1) {
    let answer = 0;
    for (let other = 1; other < classes; other += 1) {
      if (probabilities[at * classes + other] > probabilities[at * classes + answer]) answer = other;
    }
    const sure = Math.max(0, (probabilities[at * classes + answer] - chance) / (1 - chance));
    answers[at] = answer;
    pixels[at] = shades[answer][Math.round(sure * SHADES)];
  }
  return { pixels, answers };
}

/** The fraction of points whose place on the grid has their class. */
export function agreement({ answers }: BoundaryMarks, points: Points, extent: Extent): number {
  const resolution = Math.sqrt(answers.length);
  const pitch = (extent.high - extent.low) / resolution;
  const cell = (value: number): number =>
    Math.min(Math.max(Math.floor((value - extent.low) / pitch), 0), resolution - 1);
  let right = 0;
  for (let at = 0; at < points.count; at += 1) {
    const row = resolution - 1 - cell(points.inputs[2 * at + 1]);
    if (answers[row * resolution + cell(points.inputs[2 * at])] === points.labels[at]) right += 1;
  }
  return right / Math.max(points.count, 1);
}

interface DecisionBoundaryProps {
  /** "Ticket at 21 %" */
  readonly title: string;
  /** null while there are no weights; predictWith(network, weights) makes one. Keep it stable. */
  readonly predict: Predict | null;
  readonly points: Points | null;
  readonly classNames: readonly string[];
  /** places asked per side; resolutionFor(network) */
  readonly resolution?: number;
}

export function DecisionBoundary(props: DecisionBoundaryProps) {
  const { title, predict, points, classNames, resolution = 48 } = props;
  const { t } = useTexts();
  const [ref, size, element] = useSize<HTMLDivElement>();
  const palette = usePalette(element);
  const extent = useMemo(() => (points ? extentOf(points) : null), [points]);
  const classes = classNames.length;
  const marks = useMemo(
    () => (predict && extent ? layout(predict, classes, extent, resolution, palette) : null),
    [predict, classes, extent, resolution, palette],
  );
  const dots = useMemo(
    () => (points && extent && size ? pointLayout(points, extent, size.width, MOST_POINTS) : []),
    [points, extent, size],
  );
  return (
    <ChartFrame
      title={title}
      summary={
        marks && points && extent
          ? t('charts.boundary.inWords', { right: percent(agreement(marks, points, extent), 0) })
          : ''
      }
      data={() =>
        chartData(
          t,
          ['x', 'y', 'class', 'probability'],
          predict && extent ? placeRows(predict, classNames, extent, resolution) : [],
        )
      }
      empty={marks ? null : t('charts.boundary.empty')}
      className="chart-boundary"
    >
      <div ref={ref} className="chart-plane">
        {marks && <Picture pixels={marks.pixels} width={resolution} height={resolution} className="chart-smooth" />}
        {size && (
          <svg className="notranslate" width={size.width} height={size.width} aria-hidden="true">
            <PointMarks marks={dots} area={size.em * 2} />
          </svg>
        )}
      </div>
      <ClassKey classNames={classNames} />
    </ChartFrame>
  );
}

/** Which shape and colour is which class. */
export function ClassKey({ classNames }: { readonly classNames: readonly string[] }) {
  return (
    <ul className="chart-key">
      {classNames.map((name, label) => (
        <li key={name}>
          <svg width="1em" height="1em" viewBox="-8 -8 16 16" aria-hidden="true">
            <path d={shapeOf(label, 90)} style={{ fill: classColour(label) }} />
          </svg>{' '}
          {name}
        </li>
      ))}
    </ul>
  );
}
