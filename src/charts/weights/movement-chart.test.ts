import { expect, test } from 'vitest';
import { fixtureMasks, fixtureNetwork, fixtureWeights } from '../kit/fixture';
import { layout } from './movement-chart';
import { histogramOf } from './movement-histogram';

test('survivors and pruned are counted apart', () => {
  const histogram = histogramOf({
    theta0: [Float32Array.of(0, 0, 0, 0)],
    thetaT: [Float32Array.of(1, -0.5, 0.25, 0)],
    prunedIn: [Uint8Array.of(0, 2, 2, 1)],
    round: 2,
  });
  // (0.5 + 0.25 + 0) / 3
  expect(histogram).toMatchObject({ most: 1, meanKept: 1, meanPruned: 0.25 });
  // 40 bins: 0.25 falls into bin 10, 0.5 into bin 20
  expect(histogram?.pruned[10]).toBe(1 / 3);
  expect(histogram?.pruned[20]).toBe(1 / 3);
});

test('nothing to measure gives nothing', () => {
  const empty = { theta0: [], thetaT: [], prunedIn: [], round: 1 };
  expect(histogramOf(empty)).toBeNull();
});

test('labels of 266,200 weights stay inside', () => {
  const data = {
    theta0: fixtureWeights(fixtureNetwork, 'theta0'),
    thetaT: fixtureWeights(fixtureNetwork, 'thetaT'),
    prunedIn: fixtureMasks(fixtureNetwork, 0).prunedIn,
    round: 4,
  };
  const histogram = histogramOf(data);
  if (!histogram) throw new Error('the fixture has weights');
  const { labels } = layout(
    histogram,
    { kept: 'in the ticket', pruned: 'pruned' },
    { width: 300, height: 110, em: 12 },
  );
  for (const { x, y } of labels) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(300);
    expect(y).toBeGreaterThan(0);
  }
});
