import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../problem';
import { environments } from './environments';
import task from './task';

const about = (set: string) => ({ settings: { set, train: 0, validation: 0, test: 0 }, info: null });

describe('what a network that acts has to earn', () => {
  it('is a third of the way from chance to the best, where there is a best one', () => {
    const { random } = environments.get('cartpole');
    const { floor, against, isGuessing } = task.guessing(about('cartpole'));
    expect(floor).toBeCloseTo(random + (500 - random) / 3, 10);
    expect([against, isGuessing(floor), isGuessing(floor - 0.1)]).toEqual([undefined, false, true]);
    expect(inEnglish(task.notLearned('181.5', about('cartpole').settings))).toMatch('a third of the way');
  });

  it('is more than chance may earn, where nothing is known of a best one', () => {
    const { floor, against, isGuessing } = task.guessing(about('breakout'));
    // 0.41 + 1.645 · 0.68 / √16: 95 % of 125 means of 16 episodes at random were at most 0.6875
    expect(floor).toBeCloseTo(0.69, 2);
    expect([against, isGuessing(0.68), isGuessing(0.75)]).toEqual(['failure', true, false]);
    expect(inEnglish(task.notLearned('0.7', about('breakout').settings))).not.toMatch('the best there is');
  });

  it('lies between a least and a best return', () => {
    const ends = environments.ids.map((id) => [id, task.least?.(about(id)), task.ideal(about(id))]);
    expect(ends).toEqual([
      ['cartpole', 1, 500],
      ['acrobot', -500, 0],
      ['catch', -10, 10],
      ['breakout', 0, null],
    ]);
  });
});
