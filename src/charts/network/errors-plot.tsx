/** Draws errors over n; n is chosen on it. */
import { line } from 'd3';
import { RoundSlider } from '../kit/round-slider';
import type { Spot } from '../kit/place-labels';
import type { Size } from '../kit/use-size';
import type { ErrorsMarks } from './errors-layout';
import '../kit/inside-charts.css';

const path = line<Spot>(
  ({ x }) => x,
  ({ y }) => y,
);

/** How a line looks; dots: a spot for each n, the chosen one large. */
export type ErrorLine = 'median' | 'most' | 'predicted' | 'dots';

interface ErrorsPlotProps {
  readonly marks: ErrorsMarks;
  /** in the order of the marks' lines */
  readonly looks: readonly ErrorLine[];
  readonly ns: readonly number[];
  readonly n: number;
  readonly onN: (n: number) => void;
  readonly size: Size;
  readonly label: string;
  readonly xTitle: string;
  /** what there is to say of an n, in words */
  readonly inWords: (n: number) => string;
  /** what a box says of an n, row by row */
  readonly rowsOf: (n: number) => readonly (readonly [name: string, value: string])[];
}

export function ErrorsPlot({ marks, looks, ns, n, onN, size, label, xTitle, inWords, rowsOf }: ErrorsPlotProps) {
  const { em } = size;
  const chosen = ns.indexOf(n);
  return (
    <RoundSlider
      marks={marks}
      byRound={marks.byN}
      size={size}
      selectedRound={chosen}
      onSelectRound={(at) => onN(ns[at])}
      label={label}
      valueText={inWords(n)}
      xTitle={xTitle}
      renderTooltip={({ round }) => <Values n={ns[round]} rows={rowsOf(ns[round])} />}
    >
      {() =>
        marks.lines.map((spots, at) => {
          const look = looks[at];
          return (
            <g key={look} className={`chart-errors-${look}`}>
              <path d={path([...spots]) ?? ''} />
              {look === 'dots' &&
                spots.map(({ x, y }, place) => (
                  <circle key={x} cx={x} cy={y} r={em * (place === chosen ? 0.45 : 0.2)} />
                ))}
            </g>
          );
        })
      }
    </RoundSlider>
  );
}

interface ValuesProps {
  readonly n: number;
  readonly rows: ReturnType<ErrorsPlotProps['rowsOf']>;
}

const Values = ({ n, rows }: ValuesProps) => (
  <>
    <p>
      <strong>n&nbsp;=&nbsp;{n}</strong>
    </p>
    <table>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <td>{name}</td>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
);

/** A line as it looks, for a key. */
export const ErrorSample = ({ look }: { readonly look: ErrorLine }) => (
  <svg width="1.8em" height="0.8em" viewBox="0 0 22 10" aria-hidden="true" className={`chart-errors-${look}`}>
    {look === 'dots' ? <circle cx="11" cy="5" r="4" /> : <path d="M0,5H22" />}
  </svg>
);
