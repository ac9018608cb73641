import { expect, test } from 'vitest';
import { layout } from './density-bars';
import { fixtureNetwork } from '../kit/fixture';

test('one bar per kernel, biases left out', () => {
  expect(layout(fixtureNetwork.parameters, [49_392, 300, 6_300, 100, 478, 10])).toEqual([
    { parameter: 0, layer: 1, kind: 'dense', left: 49_392, all: 235_200, density: 0.21 },
    { parameter: 2, layer: 2, kind: 'dense', left: 6_300, all: 30_000, density: 0.21 },
    { parameter: 4, layer: 3, kind: 'output', left: 478, all: 1_000, density: 0.478 },
  ]);
});
