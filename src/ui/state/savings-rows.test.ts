import { expect, it } from 'vitest';
import type { RoundSavings } from '../../analyses/savings';
import { bytesText, COUNTED, durationText, isMeasured, MEASURED, savingsRows } from './savings-rows';

const savings: RoundSavings = {
  round: 5,
  trials: 3,
  full: { weights: 266_200, bytes: 1_066_440, multiplyAdds: 266_200, secondsPerStep: 0.00225, secondsPerExample: null },
  ticket: { weights: 23_000, bytes: 187_248, multiplyAdds: 23_000, secondsPerStep: 0.00045, secondsPerExample: null },
  compression: 5.7,
};
const plain = (text: string): string => text.replaceAll('\u202f', ' ');

it('gives each figure its unit and how many times less it is', () => {
  expect(savingsRows(savings, COUNTED)).toEqual([
    { key: 'weights', full: '266,200', ticket: '23,000', ratio: '12×' },
    { key: 'bytes', full: '1.07\u202fMB', ticket: '187\u202fkB', ratio: '5.7×' },
    { key: 'multiplyAdds', full: '266,200', ticket: '23,000', ratio: '12×' },
  ]);
});

it('shows a dash for what was not measured', () => {
  expect(savingsRows(savings, MEASURED).map(({ full, ticket, ratio }) => [full, ticket, ratio].map(plain))).toEqual([
    ['2.25 ms', '450 µs', '5.0×'],
    ['–', '–', '–'],
  ]);
  expect(isMeasured(savings)).toBe(true);
  expect(isMeasured({ ...savings, full: { ...savings.full, secondsPerStep: null } })).toBe(false);
});

it('has no ratio to an empty ticket', () => {
  const empty = { ...savings, ticket: { ...savings.ticket, weights: 0 } };
  expect(savingsRows(empty, ['weights'])[0].ratio).toBe('–');
});

it('chooses units by size', () => {
  expect([12, 1_234, 5e6].map(bytesText).map(plain)).toEqual(['12 B', '1.23 kB', '5 MB']);
  expect([2, 0.0123, 3.14e-5].map(durationText).map(plain)).toEqual(['2 s', '12.3 ms', '31.4 µs']);
});
