/** What the boards of games have in common: ten rows of ten cells, ten units each. */
export const CELL = 10;
export const SIDE = 10 * CELL;

export const Board = () => <rect x={0} y={0} width={SIDE} height={SIDE} className="episode-board" />;

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
