import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../../lottery/random/stream';
import breakout from './breakout';

/** A board as text: o ball, # brick, = paddle, . nothing; the ball's way is named beside it. */
function drawn(board: string, down: number, right: number, struck = 0): readonly number[] {
  const rows = board.trim().split(/\s+/);
  const row = rows.findIndex((line) => line.includes('o'));
  const wall = [1, 2, 3].map((at) => [...rows[at]].reduce((bits, cell, x) => bits | (Number(cell === '#') << x), 0));
  const column = rows[row].indexOf('o');
  return [rows[9].indexOf('='), row, column, down, right, row, column, struck, ...wall];
}

const bricksOf = (state: readonly number[]): number =>
  state.slice(8).reduce((sum, bits) => sum + [...bits.toString(2)].filter((bit) => bit === '1').length, 0);

const STAY = 1;
const empty = '..........';
const ballOverPaddle = [...Array<string>(8).fill(empty), '....o.....', '....=.....'].join(' ');

describe('Breakout', () => {
  it('starts in a corner below the wall, by one coin', () => {
    expect(breakout.reset(() => 0.4)).toEqual([4, 3, 0, 1, 1, 3, 0, 0, 1023, 1023, 1023]);
    expect(breakout.reset(() => 0.6)).toEqual([4, 3, 9, 1, -1, 3, 9, 0, 1023, 1023, 1023]);
  });
  it('strikes a brick: the ball turns back in its row, and no two steps in a row', () => {
    const board = `${empty} ${empty} ${empty} ..####.... ...o...... ${empty} ${empty} ${empty} ${empty} ....=.....`;
    const struck = breakout.step(drawn(board, -1, 1), STAY);
    expect(struck).toEqual({ state: [4, 4, 4, 1, 1, 4, 3, 1, 0, 0, 0b101100], reward: 1, terminated: false });
    const through = breakout.step(drawn(board, -1, 1, 1), STAY);
    expect(through).toEqual({ state: [4, 3, 4, -1, 1, 4, 3, 1, 0, 0, 0b111100], reward: 0, terminated: false });
  });
  it('bounces off walls and ceiling', () => {
    const atSide = `${empty} ${empty} ${empty} ${empty} ${empty} .........o ${empty} ${empty} ${empty} ....=.....`;
    expect(breakout.step(drawn(atSide, 1, 1), STAY).state.slice(1, 5)).toEqual([6, 9, 1, -1]);
    const atTop = `...o...... ${empty} ${empty} ${empty} ${empty} ${empty} ${empty} ${empty} ${empty} ....=.....`;
    expect(breakout.step(drawn(atTop, -1, 1), STAY).state.slice(1, 5)).toEqual([0, 4, 1, 1]);
  });
  it('bounces off the paddle under the ball, off its edge back where it came from, and is lost beside it', () => {
    const over = drawn(ballOverPaddle, 1, 1);
    expect(breakout.step(over, STAY)).toMatchObject({ terminated: false });
    expect(breakout.step(over, STAY).state.slice(0, 5)).toEqual([4, 8, 5, -1, 1]);
    expect(breakout.step(over, 2).state.slice(0, 5)).toEqual([5, 8, 5, -1, -1]); // the ball's next column
    const lost = breakout.step(over, 0);
    expect(lost).toMatchObject({ reward: 0, terminated: true });
    expect(lost.state.slice(0, 3)).toEqual([3, 9, 5]);
  });
  it('has a new wall when the last brick is gone and the ball comes down', () => {
    expect(bricksOf(breakout.step(drawn(ballOverPaddle, 1, 1), STAY).state)).toBe(30);
    expect(bricksOf(breakout.step(drawn(ballOverPaddle, -1, 1), STAY).state)).toBe(0);
  });
  it('is lost by staying, after a ball that the coin decides', () => {
    const lasts = (coin: number): readonly number[] => {
      let state = breakout.reset(() => coin);
      let sum = 0;
      for (let steps = 1; ; steps += 1) {
        const next = breakout.step(state, STAY);
        sum += next.reward;
        if (next.terminated) return [steps, sum];
        state = next.state;
      }
    };
    // right from column 0 in row 3: below the wall at once, at the floor in column 6 after six steps
    expect(lasts(0.4)).toEqual([6, 0]);
    // left from column 9: the paddle's column in row 8, up to the left wall, a brick in row 3, and down to column 6
    expect(lasts(0.6)).toEqual([16, 1]);
  });
  it('keeps its rules for any actions', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = stream(seed, 'breakout');
        let state = breakout.reset(random.uniform);
        for (let steps = 0; steps < 2000; steps += 1) {
          const before = bricksOf(state);
          const { state: next, reward, terminated } = breakout.step(state, random.below(3));
          const [after, isNewWall] = [bricksOf(next), before === 0 && bricksOf(next) === 30];
          expect(isNewWall ? reward === 0 : reward === before - after).toBe(true);
          expect(after).toBeLessThanOrEqual(30);
          expect(next.slice(0, 3).every((cell) => cell >= 0 && cell <= 9)).toBe(true);
          // columns change by one, or stay at a side wall
          const across = Math.abs(next[2] - state[2]);
          expect(across === 1 || (across === 0 && (next[2] === 0 || next[2] === 9))).toBe(true);
          expect(next.slice(5, 7)).toEqual(state.slice(1, 3));
          state = terminated ? breakout.reset(random.uniform) : next;
        }
      }),
      { numRuns: 10 },
    );
  });
  it('is seen as four boards', () => {
    const seen = new Float32Array(400);
    breakout.observe([4, 5, 6, 1, 1, 4, 5, 0, 0, 0b11, 0], seen, 0);
    const set = [...seen.keys()].filter((at) => seen[at] === 1);
    const cell = (row: number, column: number, channel: number): number => (row * 10 + column) * 4 + channel;
    expect(set).toEqual([cell(2, 0, 3), cell(2, 1, 3), cell(4, 5, 2), cell(5, 6, 1), cell(9, 4, 0)]);
  });
});
