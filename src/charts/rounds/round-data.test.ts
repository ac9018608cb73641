import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import type { Curve } from '../../lottery/results';
import { csvLine } from '../export/csv';
import { roundData } from './round-readout';
import { ticket } from '../../lottery/run-key';

const curve: Curve = {
  arm: ticket,
  points: [
    {
      round: 1,
      remaining: 0.5,
      n: 3,
      mean: 100,
      min: 80,
      max: 120,
      values: [80, 100, 120],
      trials: [0, 1, 2],
      diverged: 0,
      censored: 1,
    },
  ],
};

test('how many of how many trials were still improving are two numbers, not "1/3", which is a date in spreadsheets', () => {
  const t = ((key: string) => key.replace('export.columns.', '')) as TFunction;
  const { columns, rows } = roundData(
    {
      curves: [curve],
      remaining: [1, 0.5],
      names: { [ticket]: 'Ticket' },
      format: String,
      bare: String,
      t,
      isStep: true,
    },
    'stopStep',
  );
  expect([columns, ...rows].map((row) => csvLine([...row]))).toEqual([
    'round,remaining,arm,trial,stopStep,censored,trials\r\n',
    '1,0.5,Ticket,1,80,1,3\r\n',
    '1,0.5,Ticket,2,100,1,3\r\n',
    '1,0.5,Ticket,3,120,1,3\r\n',
  ]);
});
