import { BALLS, FLOOR } from '../../../tasks/control/environments/catch';
import { Ball, Board, Cell, SIDE } from '../board';
import type { Drawing } from '../drawing';

const catching: Drawing = {
  id: 'catch',
  pace: 12,
  width: SIDE,
  height: SIDE,
  drawsReads: true,
  Draw: ({ state: [paddle, row, ball, ...columns], colour, reads }) => (
    <>
      <Board reads={reads} />
      <Cell row={FLOOR} column={paddle} colour={colour} />
      <Ball row={row} column={columns[ball]} />
    </>
  ),
  // the sum is caught − missed, of those that have reached the floor
  told: (sum, steps) => ({ caught: (Math.floor(steps / FLOOR) + sum) / 2, balls: BALLS }),
};

export default catching;
