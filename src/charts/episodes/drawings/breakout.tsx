import { FLOOR, ROWS, WALL } from '../../../tasks/control/environments/breakout';
import { Ball, Board, Cell, SIDE } from '../board';
import type { Drawing } from '../drawing';

const breakout: Drawing = {
  id: 'breakout',
  pace: 12,
  width: SIDE,
  height: SIDE,
  drawsReads: true,
  Draw: ({ state: [paddle, row, column, , , trailRow, trailColumn, , ...wall], colour, reads }) => (
    <>
      <Board reads={reads} />
      {wall.slice(0, ROWS).flatMap((bits, at) =>
        Array.from({ length: 10 }, (_, along) => along)
          .filter((along) => (bits & (1 << along)) !== 0)
          .map((along) => <Cell key={`${at} ${along}`} row={WALL + at} column={along} className="episode-brick" />),
      )}
      <Cell row={trailRow} column={trailColumn} className="episode-trail" />
      <Cell row={FLOOR} column={paddle} colour={colour} />
      <Ball row={row} column={column} />
    </>
  ),
};

export default breakout;
