/** What the boards of games have in common: ten rows of ten cells, ten units each. */
import { memo } from 'react';
import { percent } from '../kit/format';
import type { DrawProps } from './drawing';

const COUNT = 10;
const CELL = 10;
export const SIDE = COUNT * CELL;

/** Less than a thousandth of the weights must be seen beside all of them, and what moves before both. */
const FAINTEST = 0.2;
const STRONGEST = 0.65;

/** How dark a cell is of which a share of the weights is left. */
const opacityOf = (share: number): number => (share > 0 ? FAINTEST + (STRONGEST - FAINTEST) * Math.sqrt(share) : 0);

/** Steps of the scale. */
const SHADES = Array.from({ length: 9 }, (_, at) => at / 8);

export const ReadsScale = ({ unit }: { readonly unit: string }) => (
  <p className="chart-scale chart-muted" aria-hidden="true">
    <span>{percent(0, 0)}</span>
    <svg viewBox={`0 0 ${SHADES.length} 1`} preserveAspectRatio="none" width="100%" height="0.7em">
      {SHADES.map((share, at) => (
        <rect key={share} x={at} y={0} width={1} height={1} className="episode-read" opacity={opacityOf(share)} />
      ))}
    </svg>
    <span>{percent(1, 0)}</span>
    <span className="chart-scale-unit">{unit}</span>
  </p>
);

/** With the cells that are read, the darker the more weights read them. */
export const Board = memo(function Board({ reads }: Pick<DrawProps, 'reads'>) {
  return (
    <>
      <rect x={0} y={0} width={SIDE} height={SIDE} className="episode-board" />
      {Array.from(reads ?? [], (share, at) =>
        share > 0 ? (
          <rect
            // cells are where they are
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            x={(at % COUNT) * CELL}
            y={Math.floor(at / COUNT) * CELL}
            width={CELL}
            height={CELL}
            className="episode-read"
            opacity={opacityOf(share)}
          />
        ) : null,
      )}
    </>
  );
});

/** A cell, in its colour or by its class. */
export function Cell(props: {
  readonly row: number;
  readonly column: number;
  readonly colour?: string;
  readonly className?: string;
}) {
  const { row, column, colour, className } = props;
  return (
    <rect
      x={column * CELL + 0.5}
      y={row * CELL + 0.5}
      width={CELL - 1}
      height={CELL - 1}
      rx={1}
      fill={colour}
      className={className}
    />
  );
}

export const Ball = ({ row, column }: { readonly row: number; readonly column: number }) => (
  <circle cx={(column + 0.5) * CELL} cy={(row + 0.5) * CELL} r={CELL * 0.4} className="episode-ball" />
);
