import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import catching from './catch';

const columns = [3, 9, 0, 5, 5, 1, 8, 2, 7, 4];
/** uniform numbers whose columns these are */
const start = () => {
  let at = 0;
  return catching.reset(() => (columns[at++] + 0.5) / 10);
};

function play(policy: (state: readonly number[]) => number) {
  let state = start();
  let sum = 0;
  for (let steps = 1; ; steps += 1) {
    const next = catching.step(state, policy(state));
    sum += next.reward;
    state = next.state;
    if (next.terminated) return { sum, steps, state };
  }
}

describe('Catch', () => {
  it('is won by moving toward the ball', () => {
    const toward = ([paddle, , ball, ...of]: readonly number[]): number => 1 + Math.sign(of[ball] - paddle);
    expect(play(toward)).toMatchObject({ sum: catching.best, steps: catching.limit });
  });
  it('is won twice in ten by staying where two balls fall', () => {
    expect(play(() => 1).sum).toBe(-6); // the paddle stands in column 5: +2 − 8
  });
  it('counts each ball where it reaches the floor, and throws the next', () => {
    const first = catching.step([3, 8, 0, ...columns], 1);
    expect(first).toEqual({ state: [3, 0, 1, ...columns], reward: 1, terminated: false });
    expect(catching.step([4, 8, 0, ...columns], 0).reward).toBe(1); // the paddle moves before the ball is there
    expect(catching.step([3, 8, 0, ...columns], 0).reward).toBe(-1);
    expect(catching.step([4, 8, 9, ...columns], 1)).toEqual({
      state: [4, 9, 9, ...columns],
      reward: 1,
      terminated: true,
    });
  });
  it('keeps the paddle on the board', () => {
    expect(catching.step([0, 0, 0, ...columns], 0).state[0]).toBe(0);
    expect(catching.step([9, 0, 0, ...columns], 2).state[0]).toBe(9);
  });
  it('is seen as ball and paddle, two cells of a hundred', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(8), fc.nat(9), (paddle, row, ball) => {
        const seen = new Float32Array(100).fill(7);
        catching.observe([paddle, row, ball, ...columns], seen, 0);
        const set = [...seen.keys()].filter((cell) => seen[cell] === 1);
        expect(set).toEqual([row * 10 + columns[ball], 90 + paddle]);
        expect(seen.filter((value) => value === 0)).toHaveLength(98);
      }),
    );
  });
});
