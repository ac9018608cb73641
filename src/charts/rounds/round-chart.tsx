/** A chart over weights remaining, with all it has around its marks: the same for every quantity. */
import { useMemo, type ReactNode } from 'react';
import { useTexts } from '../../texts';
import { ChartFrame } from '../kit/chart-frame';
import { Legend } from '../kit/legend';
import { beyondInWords } from './beyond-words';
import type { RoundMarks } from './round-marks';
import { RoundPlot } from './round-plot';
import { RoundTooltip, roundData, roundInWords, roundTable, type DataColumn, type Readout } from './round-readout';
import { usePlace } from './use-place';
import { useSize, type Size } from '../kit/use-size';

interface Props<Marks extends RoundMarks> {
  readonly title: string;
  readonly subtitle: string;
  /** what is said before the selected round's values, and after them */
  readonly before?: string;
  readonly after?: string;
  readonly readout: Readout;
  /** what a file holds, the quantity shown among it */
  readonly columns: readonly DataColumn[];
  readonly empty: string | null;
  readonly className: string;
  readonly isSmall?: boolean;
  /** what of several it shows */
  readonly choice?: ReactNode;
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
  readonly formatBeyond: (value: number) => string;
  /** Placing labels is work: keep it stable, another selected round needs none of it. */
  readonly layout: (size: Size) => Marks;
  /** drawn behind the grid, and between grid and curves */
  readonly renderBackground?: (marks: Marks) => ReactNode;
  readonly renderNotes?: (marks: Marks) => ReactNode;
  /** drawn over the curves and their names */
  readonly renderOver?: (marks: Marks, size: Size, place: number) => ReactNode;
}

export function RoundChart<Marks extends RoundMarks>(props: Props<Marks>) {
  const { title, layout } = props;
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const marks = useMemo(() => (size ? layout(size) : null), [size, layout]);
  const others = marks?.places.slice(props.readout.remaining.length);
  const readout = others?.length ? { ...props.readout, others } : props.readout;
  const [place, select] = usePlace(
    { rounds: readout.remaining.length, all: marks?.places.length ?? 0 },
    props.selectedRound,
    props.onSelectRound,
  );
  const words = roundInWords(readout, place);
  const beyond = marks ? beyondInWords(t, marks.worse, valuesBeyond(readout, marks)) : '';
  return (
    <ChartFrame
      title={title}
      subtitle={props.subtitle}
      summary={[props.before, words, props.after, beyond].filter(Boolean).join(' ')}
      table={() => roundTable(readout)}
      data={() => roundData(readout, props.columns)}
      empty={props.empty}
      className={props.className}
      choice={props.choice}
      overRounds
    >
      <div
        ref={ref}
        className={props.isSmall ? 'chart-area chart-area-small' : 'chart-area'}
        data-beyond={beyond || undefined}
      >
        {size && marks && (
          <RoundPlot
            marks={marks}
            size={size}
            selectedRound={place}
            staysOpen={place >= readout.remaining.length}
            onSelectRound={select}
            label={title}
            valueText={words}
            xTitle={t(readout.sizes === 'times' ? 'charts.collapse.xTitle' : 'charts.round.xTitle')}
            formatBeyond={props.formatBeyond}
            renderTooltip={(round) => <RoundTooltip readout={readout} round={round} />}
            background={props.renderBackground?.(marks)}
            notes={props.renderNotes?.(marks)}
            over={props.renderOver?.(marks, size, place)}
          />
        )}
      </div>
      {size && marks && <Legend arms={marks.legend} names={readout.names} marks={marks.below} em={size.em} />}
    </ChartFrame>
  );
}

/** The means whose marks stand at the end of the axis. */
const valuesBeyond = ({ curves, names, format }: Readout, marks: RoundMarks) =>
  marks.curves.flatMap(({ arm, dots }) =>
    dots
      .filter(({ kind }) => kind === 'beyond')
      .flatMap(({ round, value }) => {
        const point = curves.find((curve) => curve.arm === arm)?.points.find((one) => one.round === round);
        return point ? [{ name: names[arm] ?? arm, value: format(value), remaining: point.remaining }] : [];
      }),
  );
