/** A chart over weights remaining, with all it has around its marks: the same for every quantity. */
import { useMemo, type ReactNode } from 'react';
import { useTexts } from '../../texts';
import { ChartFrame } from '../kit/chart-frame';
import { Legend } from '../kit/legend';
import type { RoundMarks } from './round-marks';
import { RoundPlot } from './round-plot';
import { RoundTooltip, roundData, roundInWords, roundTable, type DataColumn, type Readout } from './round-readout';
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
  readonly renderOver?: (marks: Marks, size: Size) => ReactNode;
}

export function RoundChart<Marks extends RoundMarks>(props: Props<Marks>) {
  const { title, readout, selectedRound, layout } = props;
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const marks = useMemo(() => (size ? layout(size) : null), [size, layout]);
  const words = roundInWords(readout, selectedRound);
  return (
    <ChartFrame
      title={title}
      subtitle={props.subtitle}
      summary={[props.before, words, props.after].filter(Boolean).join(' ')}
      table={() => roundTable(readout)}
      data={() => roundData(readout, props.columns)}
      empty={props.empty}
      className={props.className}
      choice={props.choice}
      overRounds
    >
      <div ref={ref} className={props.isSmall ? 'chart-area chart-area-small' : 'chart-area'}>
        {size && marks && (
          <RoundPlot
            marks={marks}
            size={size}
            selectedRound={selectedRound}
            onSelectRound={props.onSelectRound}
            label={title}
            valueText={words}
            xTitle={t('charts.round.xTitle')}
            formatBeyond={props.formatBeyond}
            renderTooltip={(round) => <RoundTooltip readout={readout} round={round} />}
            background={props.renderBackground?.(marks)}
            notes={props.renderNotes?.(marks)}
            over={props.renderOver?.(marks, size)}
          />
        )}
      </div>
      {marks && <Legend arms={marks.legend} names={readout.names} />}
    </ChartFrame>
  );
}
