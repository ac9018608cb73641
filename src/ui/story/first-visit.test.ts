import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { createLabStore } from '../../store/store';
import { wasSeen, welcome } from './first-visit';

const kept = new Map<string, string>();
const browser = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};
const forbidden = (): never => {
  throw new DOMException('forbidden', 'SecurityError');
};

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', browser);
});
afterAll(() => void vi.unstubAllGlobals());

const arrive = (link: string) => {
  const store = createLabStore();
  welcome(store, link);
  const show = (story: 'win' | null) => store.setState(({ view }) => ({ view: { ...view, story } }));
  return { beat: () => store.getState().view.story, round: () => store.getState().selection.round, show };
};

it('begins with the full network for who arrives for the first time, and never again once it is over', () => {
  const first = arrive('');
  expect([first.beat(), first.round()]).toEqual(['train', 0]);
  expect(arrive('#v=2').beat()).toBe('train'); // left as it was
  first.show(null); // skipped
  expect([wasSeen('story'), wasSeen('hint')]).toEqual([true, false]);
  expect(arrive('').beat()).toBeNull();
});

it('needs no hint after its last beat', () => {
  const first = arrive('');
  first.show('win');
  first.show(null);
  expect(wasSeen('hint')).toBe(true);
});

it('stands in front of no link that asks for something, and is not for who was here before it was told', () => {
  for (const link of ['#v=2&data.set=moons', '#v=2&lecture=on', '#v=2&round=3']) expect(arrive(link).beat()).toBeNull();
  kept.set('ticket-lab-hint', 'seen');
  expect(arrive('').beat()).toBeNull();
});

it('begins where a link says: at its beat, in its round where it has one', () => {
  const follow = (round: number | null) => {
    const store = createLabStore();
    store.setState(({ view, selection }) => ({
      view: { ...view, story: 'prune' },
      selection: { ...selection, round },
    }));
    welcome(store, '#v=2&story=prune');
    expect(store.getState().view.pruningOpen).toBe(true);
    return store.getState().selection.round;
  };
  expect([follow(5), follow(0), follow(null)]).toEqual([5, 0, 1]);
});

it('changes nothing of an embedded page, which tells no story', () => {
  const store = createLabStore();
  store.setState(({ view }) => ({ view: { ...view, embed: true, story: 'train' } }));
  welcome(store, '#v=2&embed=on&story=train');
  expect(store.getState().selection.round).toBeNull();
});

it('does not begin where it could not be remembered', () => {
  vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden });
  expect(arrive('').beat()).toBeNull();
});
