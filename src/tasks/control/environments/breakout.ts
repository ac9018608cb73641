/**
 * A ball, a paddle and a wall of bricks on 10 × 10 cells, seen as four boards: paddle, ball, where the ball was, bricks. The
 * rules are those of the miniature Breakout of Young & Tian (2019), written from a description of the rules, not from code.
 * +1 for a brick.
 */
import type { Environment, State } from '../environment';

const SIZE = 10;
export const FLOOR = SIZE - 1;
export const WALL = 1; // its first row
export const ROWS = 3;
const FULL = 2 ** SIZE - 1;
/** Boards, by what is seen on each. */
const [PADDLE, BALL, BEFORE, BRICKS] = [0, 1, 2, 3];
const COUNT = 4;

/**
 * State: column of the paddle; row and column of the ball; where it goes, down and right, ±1; row and column where it was; did
 * it strike a brick in the step before (0, 1); then the rows of bricks, column c as bit c.
 */
const breakout: Environment = {
  id: 'breakout',
  order: 4,
  version: 1,
  observation: [SIZE, SIZE, COUNT],
  actions: 3, // left, stay, right
  limit: 500,
  zeros: 0.92,
  random: 0.41,
  spread: 0.68,
  least: 0,
  best: null,
  hasSticky: true,
  reset(uniform) {
    const isLeft = uniform() < 0.5;
    const column = isLeft ? 0 : SIZE - 1;
    return [4, 3, column, 1, isLeft ? 1 : -1, 3, column, 0, FULL, FULL, FULL];
  },
  step([before, row, column, down, right, , , struck, ...wall], action) {
    const paddle = inside(before + action - 1);
    const toColumn = inside(column + right);
    const across = toColumn === column + right ? right : -right;
    /** @param at row that the ball goes to; it stays in its row where it bounces off what is there */
    const to = (
      at: number,
      vertical: number,
      horizontal: number,
      strikes: boolean,
      bricks: readonly number[],
    ): State => [paddle, at, toColumn, vertical, horizontal, row, column, Number(strikes), ...bricks];
    const going = (state: State, reward = 0) => ({ state, reward, terminated: false });

    const toRow = row + down;
    if (toRow < 0) return going(to(0, -down, across, false, wall));
    if (hasBrick(wall, toRow, toColumn)) {
      if (struck) return going(to(toRow, down, across, true, wall)); // it flies through
      return going(to(row, -down, across, true, without(wall, toRow, toColumn)), 1);
    }
    if (toRow < FLOOR) return going(to(toRow, down, across, false, wall));
    const bricks = wall.every((bits) => bits === 0) ? wall.map(() => FULL) : wall;
    if (column === paddle) return going(to(row, -down, across, false, bricks));
    if (toColumn === paddle) return going(to(row, -down, -across, false, bricks));
    return { state: to(toRow, down, across, false, bricks), reward: 0, terminated: true };
  },
  observe([paddle, row, column, , , rowBefore, columnBefore, , ...wall], into, offset) {
    into.fill(0, offset, offset + SIZE * SIZE * COUNT);
    const mark = (at: number, along: number, channel: number): void => {
      into[offset + (at * SIZE + along) * COUNT + channel] = 1;
    };
    mark(FLOOR, paddle, PADDLE);
    mark(row, column, BALL);
    mark(rowBefore, columnBefore, BEFORE);
    for (let at = WALL; at < WALL + ROWS; at += 1) {
      for (let along = 0; along < SIZE; along += 1) if (hasBrick(wall, at, along)) mark(at, along, BRICKS);
    }
  },
};

const inside = (column: number): number => Math.min(Math.max(column, 0), SIZE - 1);

/** Rows without bricks have no bits. */
const hasBrick = (wall: readonly number[], row: number, column: number): boolean =>
  ((wall[row - WALL] ?? 0) & (1 << column)) !== 0;

const without = (wall: readonly number[], row: number, column: number): number[] =>
  wall.map((bits, at) => (at === row - WALL ? bits & ~(1 << column) : bits));

export default breakout;
