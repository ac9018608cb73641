import type { Translate } from '../../texts';
import { expect, test } from 'vitest';
import type { Curve } from '../../lottery/results';
import { csvLine } from '../export/csv';
import { roundData, type Readout } from './round-readout';
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

test('bounds are counted in numbers, not "1/3", which is a date in spreadsheets; a trial may lack the second quantity', () => {
  const t: Translate = (key) => key.replace('export.columns.', '');
  const [point] = curve.points;
  const match: Curve = { arm: ticket, points: [{ ...point, values: [40, 50], trials: [0, 1], censored: 2 }] };
  const readout: Readout = {
    curves: [curve],
    remaining: [1, 0.5],
    names: { [ticket]: 'Ticket' },
    format: String,
    bare: String,
    t,
    speed: 'stopStep',
  };
  const { columns, rows } = roundData(readout, [
    { column: 'stopStep', curves: [curve], bounds: 'censored' },
    { column: 'matchStep', curves: [match], bounds: 'unmatched' },
  ]);
  expect([columns, ...rows].map((row) => csvLine([...row]))).toEqual([
    'round,remaining,arm,trial,stopStep,censored,matchStep,unmatched,trials\r\n',
    '1,0.5,Ticket,1,80,1,40,2,3\r\n',
    '1,0.5,Ticket,2,100,1,50,2,3\r\n',
    '1,0.5,Ticket,3,120,1,,2,3\r\n',
  ]);
});
