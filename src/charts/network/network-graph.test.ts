import { expect, test } from 'vitest';
import { describeNetwork } from '../../models/network';
import { fixtureNetwork } from '../kit/fixture';
import { layout } from './network-graph-layout';

const size = { width: 200, height: 100, em: 10 };
const pair = describeNetwork([2], 1, [{ kind: 'dense', units: 1 }]);

test('edges by sign and |w|; pruned ones are not there', () => {
  const data = {
    network: pair,
    prunedIn: [Uint8Array.of(0, 2), null],
    weights: [Float32Array.of(2, -1), Float32Array.of(0)],
  };
  const dense = layout({ ...data, round: 1 }, size);
  expect(dense?.all).toBe(2);
  expect(dense?.edges.map(({ key, sign, width }) => [key, sign, width])).toEqual([
    ['0/0', 'positive', 3.6],
    ['0/1', 'negative', 2.1],
  ]);
  expect(layout({ ...data, round: 2 }, size)?.edges.map(({ key }) => key)).toEqual(['0/0']);
});

test('all nodes are inside', () => {
  const wide = describeNetwork([2], 2, [{ kind: 'dense', units: 16 }, { kind: 'relu' }, { kind: 'dense', units: 2 }]);
  const marks = layout({ network: wide, prunedIn: null, weights: null, round: 0 }, size);
  expect(marks?.nodes).toHaveLength(20);
  for (const { x, y } of marks?.nodes ?? []) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(200);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(100);
  }
});

test('LeNet is too large to be drawn as a graph', () => {
  expect(layout({ network: fixtureNetwork, prunedIn: null, weights: null, round: 0 }, size)).toBeNull();
});
