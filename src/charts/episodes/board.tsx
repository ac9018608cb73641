/** What the boards of games have in common: ten rows of ten cells, ten units each. */
import { memo } from 'react';
import type { DrawProps } from './drawing';

const COUNT = 10;
const CELL = 10;
export const SIDE = COUNT * CELL;

/** Less than a thousandth of the weights must be seen beside all of them. */
const FAINTEST = 0.1;
const STRONGEST = 0.3;

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
            opacity={FAINTEST + (STRONGEST - FAINTEST) * Math.sqrt(share)}
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
