import { expect, it } from 'vitest';
import { layerCurves } from './layer-scores-layout';

const table = {
  chain: 0,
  trial: 0,
  level: 1,
  pass: [1, 1, 2, 2],
  parameter: [0, 2, 0, 2],
  sum: [3, 1, 2, 2],
  mean: [3, 1, 2, 2],
  scored: [1, 1, 1, 1],
};

it('a curve is that of the first pass or of the last, in a band of all', () => {
  const [first] = layerCurves([table], [0, 2], 'first');
  expect(first).toMatchObject({
    passes: 2,
    trials: 1,
    sums: [3, 1],
    ratios: [1.5, 0.5],
    lows: [1, 0.5],
    highs: [1.5, 1],
  });
  expect(layerCurves([table], [0, 2], 'last')[0]).toMatchObject({ sums: [2, 2], ratios: [1, 1] });
});

it('only passes that are there are looked at, however they are counted', () => {
  const far = { ...table, pass: [1, 1, 1e10, 1e10] };
  expect(layerCurves([far], [0, 2], 'last')).toEqual(layerCurves([table], [0, 2], 'last'));
  const many = Array.from({ length: 200_000 }, () => 1);
  const long = { ...table, pass: many, parameter: many, sum: many, mean: many, scored: many };
  expect(layerCurves([long], [0, 1], 'first')[0]).toMatchObject({ passes: 1, sums: [0, 1] });
});
