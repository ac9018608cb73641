/**
 * Ten balls fall, one after the other, each to be caught (the rules of bsuite's Catch, Osband et al. 2020, on 10 × 10 cells):
 * +1 if the paddle is under the ball when it reaches the floor, else −1.
 */
import type { Environment } from '../environment';

const SIZE = 10;
export const FLOOR = SIZE - 1;
export const BALLS = 10;

/** State: column of the paddle; row and number of the ball, from 0; then the columns of all balls. */
const catching: Environment = {
  id: 'catch',
  order: 3,
  version: 1,
  observation: [SIZE, SIZE, 1],
  actions: 3, // left, stay, right
  limit: BALLS * FLOOR, // reached with the last ball: always an end, never a cut
  zeros: 0.98,
  random: -8,
  least: -BALLS,
  best: BALLS,
  reset: (uniform) => [SIZE / 2, 0, 0, ...Array.from({ length: BALLS }, () => Math.floor(SIZE * uniform()))],
  step([before, above, ball, ...columns], action) {
    const paddle = Math.min(Math.max(before + action - 1, 0), SIZE - 1);
    const row = above + 1;
    if (row < FLOOR) return { state: [paddle, row, ball, ...columns], reward: 0, terminated: false };
    const reward = columns[ball] === paddle ? 1 : -1;
    const terminated = ball === BALLS - 1;
    // the last ball stays where it fell
    const state = terminated ? [paddle, row, ball, ...columns] : [paddle, 0, ball + 1, ...columns];
    return { state, reward, terminated };
  },
  observe([paddle, row, ball, ...columns], into, offset) {
    into.fill(0, offset, offset + SIZE * SIZE);
    into[offset + row * SIZE + columns[ball]] = 1;
    into[offset + FLOOR * SIZE + paddle] = 1;
  },
};

export default catching;
