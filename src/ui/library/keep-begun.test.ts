import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import { createLabStore } from '../../store/store';
import { keepBegun } from './keep-begun';

const kept = new Map<string, string>();
const browser = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', browser);
});
afterAll(() => void vi.unstubAllGlobals());

/** A tab that is opened now. */
function tab() {
  const store = createLabStore();
  const setBegun = (begun: readonly string[]): void => store.setState({ begun });
  keepBegun(store, { setBegun });
  return { begun: () => store.getState().begun, setBegun };
}

it('what was begun is known to whoever comes later, and what was forgotten is not', () => {
  const first = tab();
  first.setBegun(['a', 'b']);
  expect(tab().begun()).toEqual(['a', 'b']);
  first.setBegun(['b']);
  expect(tab().begun()).toEqual(['b']);
});

it('no tab forgets what others have begun', () => {
  const [first, second] = [tab(), tab()];
  first.setBegun(['a']);
  second.setBegun(['b']);
  expect(tab().begun()).toEqual(['a', 'b']);
});

it('keeps the newest, and takes nothing that is not a link', () => {
  tab().setBegun(Array.from({ length: 300 }, (_, at) => `v=2&${at}`));
  expect(tab().begun()).toHaveLength(200);
  expect(tab().begun().at(-1)).toBe('v=2&299');
  kept.set('ticket-lab-begun', '[1, "a", null]');
  expect(tab().begun()).toEqual(['a']);
  kept.set('ticket-lab-begun', 'no list');
  expect(tab().begun()).toEqual([]);
});

it('begins with nothing where the browser keeps nothing', () => {
  const refuse = (): never => {
    throw new Error('denied');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  const here = tab();
  here.setBegun(['a']);
  expect(here.begun()).toEqual(['a']);
});
