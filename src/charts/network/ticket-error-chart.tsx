/** How far pruned random networks are from the trained one, by the random units that each of its weights has. */
import { useTexts } from '../../texts';
import { chartData } from '../export/chart-data';
import { ChartFrame } from '../kit/chart-frame';
import { count, percent } from '../kit/format';
import { smallNumber } from '../kit/numbers';
import { useSize } from '../kit/use-size';
import { layout } from './errors-layout';
import { ErrorsPlot, type ErrorLine } from './errors-plot';

const LOOKS: readonly ErrorLine[] = ['dots'];

interface TicketError {
  readonly n: number;
  /** 0 … 1 */
  readonly accuracy: number;
  readonly logitError: number;
  readonly kept: number;
  readonly all: number;
}

interface TicketErrorChartProps {
  /** by n; empty while they are computed */
  readonly tickets: readonly TicketError[];
  /** accuracy of the trained network, 0 … 1 */
  readonly trained: number;
  /** test examples asked */
  readonly tested: number;
  readonly n: number;
  readonly onN: (n: number) => void;
  /** words while there is nothing */
  readonly empty: string;
}

export function TicketErrorChart({ tickets, trained, tested, n, onN, empty }: TicketErrorChartProps) {
  const { t } = useTexts();
  const [ref, size] = useSize<HTMLDivElement>();
  const ns = tickets.map((ticket) => ticket.n);
  const marks = size && tickets.length > 0 ? layout(ns, [tickets.map(({ logitError }) => logitError)], size) : null;
  const at = (chosen: number): TicketError | undefined => tickets.find((ticket) => ticket.n === chosen);
  const cells = ({ accuracy, logitError, kept, all }: TicketError): string[] => [
    percent(accuracy, 1),
    smallNumber(logitError),
    t('charts.ticketError.keptOf', { kept: count(kept), all: count(all) }),
  ];
  const names = (['accuracy', 'logit', 'kept'] as const).map((name) => t(`charts.ticketError.columns.${name}`));
  const inWords = (chosen: number): string => {
    const ticket = at(chosen);
    if (!ticket) return '';
    const [accuracy, logit, kept] = cells(ticket);
    return t('charts.ticketError.inWords', { n: chosen, accuracy, logit, kept, trained: percent(trained, 1) });
  };
  return (
    <ChartFrame
      title={t('charts.ticketError.title')}
      subtitle={t('charts.ticketError.subtitle', { tested: count(tested) })}
      summary={inWords(n)}
      table={() => ({
        columns: [t('charts.subset.n'), ...names],
        rows: tickets.map((ticket) => [String(ticket.n), ...cells(ticket)]),
      })}
      data={() =>
        chartData(
          t,
          ['n', 'ticketAccuracy', 'ticketLogit', 'ticketKept', 'ticketAll', 'trainedAccuracy'],
          tickets.map(({ accuracy, logitError, kept, all, ...ticket }) => [
            ticket.n,
            accuracy,
            logitError,
            kept,
            all,
            trained,
          ]),
        )
      }
      empty={tickets.length > 0 ? null : empty}
      className="chart-errors"
    >
      <div ref={ref} className="chart-area chart-area-small">
        {size && marks && (
          <ErrorsPlot
            marks={marks}
            looks={LOOKS}
            ns={ns}
            n={n}
            onN={onN}
            size={size}
            label={t('charts.ticketError.choose')}
            xTitle={t('charts.ticketError.xTitle')}
            inWords={inWords}
            rowsOf={(chosen) => {
              const ticket = at(chosen);
              return ticket ? cells(ticket).map((cell, place) => [names[place], cell] as const) : [];
            }}
          />
        )}
      </div>
    </ChartFrame>
  );
}
