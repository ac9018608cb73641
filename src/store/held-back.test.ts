import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { heldBack } from './held-back';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const start = () => {
  const written: string[] = [];
  const address = heldBack((hash, mode) => written.push(`${mode} ${hash}`), Date.now);
  return { written, address };
};

it('writes one change at once, and of many the first and the last', () => {
  const { written, address } = start();
  for (const hash of ['a', 'b', 'c']) address.show(hash, 'replace');
  expect(written).toEqual(['replace a']);
  vi.advanceTimersByTime(300);
  expect(written).toEqual(['replace a', 'replace c']);
  vi.advanceTimersByTime(300);
  address.show('d', 'replace');
  expect(written).toEqual(['replace a', 'replace c', 'replace d']);
});

it('a new step is written at once and holds what was waiting', () => {
  const { written, address } = start();
  for (const hash of ['a', 'b']) address.show(hash, 'replace');
  address.show('c', 'push');
  vi.runAllTimers();
  expect(written).toEqual(['replace a', 'push c']);
});

it('forgets what was waiting when the address is changed by somebody else', () => {
  const { written, address } = start();
  for (const hash of ['a', 'b']) address.show(hash, 'replace');
  address.forget();
  vi.runAllTimers();
  expect(written).toEqual(['replace a']);
});

it('takes what is there already for no change', () => {
  const { written, address } = start();
  for (const hash of ['a', 'b', 'a']) address.show(hash, 'replace');
  vi.runAllTimers();
  expect(written).toEqual(['replace a']);
  vi.advanceTimersByTime(300);
  for (const hash of ['a', 'c']) address.show(hash, 'replace');
  expect(written).toEqual(['replace a', 'replace c']); // at once
});
