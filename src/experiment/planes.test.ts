/** Planes go through networks that are there without them, or there are none. */
import { describe, expect, it } from 'vitest';
import { readLink } from './link';
import { planesOf } from './planes';

const read = (link: string) => readLink(`v=3&pruning.rounds=2&${link}`);
const through = (link: string) =>
  planesOf(read(link).experiment).map((triple) => [triple.through, triple.step].join(' '));

describe('planes of an experiment', () => {
  it('are none unless asked for', () => expect(through('connectivity.steps=0,10')).toEqual([]));

  it('are one for each step where copies part, then that of the smallest ticket and its first control', () => {
    const link = 'connectivity.steps=0,10&connectivity.plane=both&chains=imp*random-mask';
    expect(through(link)).toEqual(['copies 0', 'copies 10', 'ticket 0']);
    expect(planesOf(read(link).experiment).at(-1)).toMatchObject({
      ticket: { chain: 0, control: null, level: 2 },
      control: { chain: 0, control: 'random-mask', level: 2 },
    });
    expect(through('connectivity.steps=0,10&connectivity.plane=copies')).toEqual(['copies 0', 'copies 10']);
    expect(through('connectivity.plane=ticket')).toEqual(['ticket 0']);
  });

  it.each([
    ['connectivity.plane=copies', 'none, ticket'],
    ['connectivity.plane=both', 'none, ticket'],
    ['connectivity.plane=ticket&chains=imp', 'none'],
    ['connectivity.plane=both&connectivity.steps=5&chains=imp', 'none, copies'],
  ])('are not asked for without such networks, which is said: %s', (link, allowed) => {
    const { experiment, notes } = read(link);
    expect(notes).toMatchObject([{ kind: 'not-allowed', path: 'connectivity.plane', used: 'none', allowed }]);
    expect(planesOf(experiment)).toEqual([]);
  });

  it('are none where a network makes its examples itself', () =>
    expect(through('data.set=cartpole&connectivity.plane=ticket')).toEqual([]));
});
