import { createElement, useState } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { usePlace } from './use-place';

interface Step {
  readonly round: number;
  readonly all?: number;
  readonly choose?: number;
}

/** The place at each step, of one chart that goes through all of them. */
function placesAt(steps: readonly Step[]): number[] {
  function Chart() {
    const [seen, setSeen] = useState<readonly number[]>([]);
    const step = steps[seen.length] ?? steps[steps.length - 1];
    const [place, select] = usePlace({ rounds: 6, all: step.all ?? 9 }, step.round, () => undefined);
    if (seen.length < steps.length) {
      if (step.choose !== undefined) select(step.choose);
      setSeen([...seen, place]);
    }
    return seen.join(' ');
  }
  return renderToStaticMarkup(createElement(Chart)).split(' ').map(Number);
}

test('a place of another chain is looked at until the round is moved, and then forgotten', () => {
  expect(placesAt([{ round: 3, choose: 7 }, { round: 3 }, { round: 5 }, { round: 3 }])).toEqual([3, 7, 5, 3]);
});

test('places of another recording are not those that were chosen', () => {
  expect(placesAt([{ round: 3, choose: 7 }, { round: 3 }, { round: 3, all: 8 }])).toEqual([3, 7, 3]);
});
