import { expect, test } from 'vitest';
import { fixtureMasks, fixtureNetwork, fixtureWeights } from '../kit/fixture';
import { fatesOf, layout as fateLayout } from './movement-by-fate';
import { outputsOf } from '../kit/sampled-weights';
import { layout as signLayout } from './sign-changes';
import { layout as histogramLayout } from './weight-histogram';
import { weightHistograms, WEIGHT_BINS } from './weight-histogram-bins';

const size = { width: 300, height: 160, em: 12 };
const specs = fixtureNetwork.parameters;
const outputs = outputsOf(specs);
const theta0 = fixtureWeights(fixtureNetwork, 'theta0');
const thetaT = fixtureWeights(fixtureNetwork, 'thetaT', 0.1);
const { prunedIn } = fixtureMasks(fixtureNetwork, 0);

test('four weights: each falls into its own bin and group', () => {
  const histograms = weightHistograms({
    theta0: [Float32Array.of(-1, 0, 0.5, 1)],
    full: null,
    ticket: [Float32Array.of(2, 0, 0, 0)],
    prunedIn: [Uint8Array.of(0, 1, 2, 3)],
    round: 2,
    parameter: null,
    outputs: [4],
  });
  expect(histograms?.rows.map(({ row }) => row)).toEqual(['theta0', 'ticket']);
  expect(histograms).toMatchObject({ most: 2, hasPruned: true });
  const [initial, ticket] = histograms?.rows ?? [];
  // bins of 2 / 30 around 0: −1 lies 15 bins left of the middle
  expect(initial.kept[30 - 15]).toBe(0.5);
  expect(initial.kept[30 + 15]).toBe(0.5);
  expect(initial.pruned?.[30]).toBe(0.5);
  expect(initial.pruned?.[30 + 8]).toBe(0.5); // 0.5 / 2 · 30 = 7.5, rounded up
  expect(ticket.pruned).toBeNull(); // its pruned weights have no θ_T of their own
  expect(ticket.kept[WEIGHT_BINS - 1]).toBe(0.5);
  expect(initial.spreadPruned).toBeCloseTo(Math.sqrt(0.125), 6);
});

test('nothing prunable gives nothing; round 0 has no pruned', () => {
  const none = { theta0: [], full: null, ticket: null, prunedIn: [], round: 1, parameter: null, outputs: [] };
  expect(weightHistograms(none)).toBeNull();
  const whole = weightHistograms({
    theta0,
    full: thetaT,
    ticket: thetaT,
    prunedIn,
    round: 0,
    parameter: null,
    outputs,
  });
  expect(whole?.rows.map(({ row, pruned }) => [row, pruned])).toEqual([
    ['theta0', null],
    ['full', null],
  ]);
});

test('marks of 266,200 weights stay inside', () => {
  const data = { theta0, full: thetaT, ticket: thetaT, prunedIn, round: 4, parameter: null, outputs };
  const histograms = weightHistograms(data);
  if (!histograms) throw new Error('the fixture has weights');
  const marks = histogramLayout(histograms, size);
  expect(marks.rows.map(({ baseline }) => baseline).every((y) => y > 0 && y < size.height)).toBe(true);
  expect(marks.zero).toBeCloseTo(150, 6);
});

test('distances by fate, survivors last', () => {
  const fates = fatesOf({
    theta0: [Float32Array.of(0, 0, 0, 0)],
    thetaT: [Float32Array.of(1, -0.5, 0.25, 0)],
    prunedIn: [Uint8Array.of(0, 2, 2, 1)],
    parameter: null,
    outputs: [4],
  });
  expect(fates.map(({ round, count }) => [round, count])).toEqual([
    [1, 1],
    [2, 2],
    [0, 1],
  ]);
  expect(fates[1].quantiles).toEqual([0.25, 0.25, 0.5, 0.5, 0.5]);
  const marks = fateLayout(fates, 60, size);
  expect(marks.most).toBe(1);
  expect(marks.rows[2].median).toBeCloseTo(marks.right, 6);
  marks.rows.forEach(({ y }, row) => expect(y).toBeCloseTo(((row + 0.5) * marks.bottom) / 3, 9));
});

test('sign changes by layer and group', () => {
  const spec = { ...specs[0], shape: [2, 2] };
  const [bar] = signLayout({
    specs: [spec],
    theta0: [Float32Array.of(1, -1, 1, -1)],
    thetaT: [Float32Array.of(-1, -1, 1, 1)],
    prunedIn: [Uint8Array.of(0, 0, 0, 1)],
    round: 1,
  });
  expect(bar).toMatchObject({ layer: 1, kept: 1 / 3, pruned: 1 });
  const [before] = signLayout({ specs: [spec], theta0, thetaT, prunedIn: [Uint8Array.of(0, 0, 0, 1)], round: 0 });
  expect(before.pruned).toBeNull();
});

test('convolution kernels are layers as any other', () => {
  const spec = { ...specs[0], kind: 'conv' as const, shape: [3, 3, 2, 4] };
  const weights = [new Float32Array(72).fill(1)];
  const bytes = [new Uint8Array(72)];
  expect(signLayout({ specs: [spec], theta0: weights, thetaT: weights, prunedIn: bytes, round: 1 })).toMatchObject([
    { kept: 0 },
  ]);
});
