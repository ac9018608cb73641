/** What one example is turned into by a convolution: one map per filter, in several networks side by side. */
import { useMemo, useState } from 'react';
import { useTexts } from '../../texts';
import type { Arm } from '../../lottery/run-key';
import { useArms } from '../kit/use-arms';
import { ChartFrame } from '../kit/chart-frame';
import { count } from '../kit/format';
import { mapGrid, mapPixels, meanOf, pixelAt, type MapGrid } from './feature-maps-layout';
import { significant } from '../kit/numbers';
import type { Palette } from '../kit/pixels';
import { usePalette } from '../kit/use-palette';
import { useSize } from '../kit/use-size';
import type { Cell } from '../kit/zoom-draw';
import { ZoomPicture } from '../kit/zoom-picture';
import '../kit/inside-charts.css';

interface ArmMaps {
  readonly arm: Arm;
  readonly name: string;
  /** [height, width, filters] */
  readonly maps: Float32Array;
}

interface FeatureMapsProps {
  /** where they were looked at, in words */
  readonly stage: string;
  /** [height, width, filters] */
  readonly shape: readonly number[];
  readonly networks: readonly ArmMaps[];
  /** the size drawn in full colour, the same in all networks */
  readonly reach: number;
  /** words instead of maps */
  readonly empty: string | null;
}

export function FeatureMaps({ stage, shape, networks, reach, empty }: FeatureMapsProps) {
  const { style } = useArms();
  const { t } = useTexts();
  const [ref, , element] = useSize<HTMLDivElement>();
  const palette = usePalette(element);
  const [looked, setLooked] = useState<Cell | null>(null);
  const grid = useMemo(() => mapGrid(shape), [shape]);
  const place = looked && pixelAt(grid, looked[0], looked[1]);
  const valuesAt = (index: number): string =>
    networks.map(({ name, maps }) => `${name} ${significant(maps[index], 3)}`).join(', ');
  const say = (column: number, row: number): string => {
    const at = pixelAt(grid, column, row);
    if (!at) return '';
    return t('inside.features.at', {
      filter: count(at.filter + 1),
      row: at.row + 1,
      column: at.column + 1,
      values: valuesAt(at.index),
    });
  };
  const [height, width, filters] = shape;
  const means = useMemo(() => networks.map(({ maps }) => meanOf(maps, filters)), [networks, filters]);
  return (
    <ChartFrame
      title={t('inside.features.title')}
      subtitle={t('inside.features.subtitle', { stage, filters: count(filters), height, width })}
      summary={networks
        .map(({ name }, at) =>
          t('inside.features.inWords', {
            name,
            active: count(means[at].filter((mean) => mean !== 0).length),
            filters: count(filters),
          }),
        )
        .join(' ')}
      table={() => ({
        columns: [t('inside.unitsOf.conv.column'), ...networks.map(({ name }) => t('inside.features.mean', { name }))],
        rows: Array.from({ length: filters }, (_, filter) => [
          count(filter + 1),
          ...means.map((mean) => significant(mean[filter], 3)),
        ]),
      })}
      data={() => ({
        columns: [
          ...(['filter', 'row', 'column'] as const).map((name) => t(`export.columns.${name}`)),
          ...networks.map(({ name }) => name),
        ],
        rows: Array.from({ length: height * width * filters }, (_, at) => [
          (at % filters) + 1,
          Math.floor(at / (filters * width)) + 1,
          (Math.floor(at / filters) % width) + 1,
          ...networks.map(({ maps }) => maps[at]),
        ]),
      })}
      empty={empty}
      className="chart-features"
    >
      <div ref={ref} className="chart-feature-maps">
        {networks.map(({ arm, name, maps }) => (
          <div key={arm}>
            <span style={{ color: style(arm).text }}>{name}</span>
            <Maps
              grid={grid}
              maps={maps}
              reach={reach}
              palette={palette}
              label={t('inside.features.label', { name, stage })}
              cell={looked}
              say={say}
              onCell={setLooked}
            />
          </div>
        ))}
      </div>
      <p className="chart-kernel-readout" aria-hidden="true">
        {place && looked ? (
          say(...looked)
        ) : (
          <span className="chart-muted">
            {t('inside.features.hint')} <span className="chart-on-page">{t('inside.features.point')}</span>
          </span>
        )}
      </p>
    </ChartFrame>
  );
}

function Maps(props: {
  readonly grid: MapGrid;
  readonly maps: Float32Array;
  readonly reach: number;
  readonly palette: Palette;
  readonly label: string;
  readonly cell: Cell | null;
  readonly say: (column: number, row: number) => string;
  readonly onCell: (cell: Cell | null) => void;
}) {
  const { grid, maps, reach, palette } = props;
  const [ref, size] = useSize<HTMLDivElement>();
  const pixels = useMemo(() => mapPixels(grid, maps, reach, palette), [grid, maps, reach, palette]);
  return (
    <div ref={ref}>
      {size && (
        <ZoomPicture
          pixels={pixels}
          columns={grid.columns}
          rows={grid.rows}
          width={size.width}
          height={Math.max(1, Math.round((size.width * grid.rows) / grid.columns))}
          palette={palette}
          label={props.label}
          cell={props.cell}
          isGap={(column, row) => pixelAt(grid, column, row) === null}
          say={props.say}
          onCell={props.onCell}
        />
      )}
    </div>
  );
}
