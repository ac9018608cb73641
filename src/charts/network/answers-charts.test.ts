import { expect, test } from 'vitest';
import { layout as answerLayout, type ArmAnswer } from './answer-bars';
import { byPixel, layout, reachOf } from './contributions';
import { LIGHT, packed } from '../kit/pixels';
import { type Arm, ticket } from '../../lottery/run-key';

const answer = (arm: Arm, probabilities: number[] | null): ArmAnswer => ({
  arm,
  name: arm,
  probabilities,
  answer: probabilities && probabilities.indexOf(Math.max(...probabilities)),
});

test('a row per class, a cell per network; unknown weights give no bar', () => {
  const rows = answerLayout([answer('full', [0.2, 0.8]), answer(ticket, null)], ['A', 'B'], 0);
  expect(rows).toEqual([
    {
      label: 0,
      name: 'A',
      isTrue: true,
      cells: [
        { arm: 'full', probability: 0.2, isAnswer: false },
        { arm: ticket, probability: null, isAnswer: false },
      ],
    },
    {
      label: 1,
      name: 'B',
      isTrue: false,
      cells: [
        { arm: 'full', probability: 0.8, isAnswer: true },
        { arm: ticket, probability: null, isAnswer: false },
      ],
    },
  ]);
});

test('of many classes the likeliest ten, in their order, and always the true one', () => {
  const probabilities = Array.from({ length: 26 }, (_, at) => at);
  const rows = answerLayout([answer('full', probabilities)], probabilities.map(String), 3);
  expect(rows.map(({ label }) => label)).toEqual([3, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
});

test('contributions: channels are added, for and against differ, 0 shows the faint input', () => {
  expect([...byPixel([1, -3, 2, 2], 2)]).toEqual([-2, 4]);
  expect(reachOf([[0, -2, 1], null])).toBe(2);
  expect(reachOf([[0, 0]])).toBe(1e-9);
  const pixels = layout([1, -1, 0, 0], [0, 0, 0, 1], 1, LIGHT);
  expect(pixels[0]).toBe(packed(LIGHT.positive));
  expect(pixels[1]).toBe(packed(LIGHT.negative));
  expect(pixels[2]).toBe(packed(LIGHT.paper));
  expect(pixels[3]).not.toBe(pixels[2]);
});
