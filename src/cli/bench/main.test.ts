import { expect, test } from 'vitest';
import { main } from './main';
import { denseMasks } from '../../lottery/masks';
import { lenet, multiplyAddsPerStep, randomMasks } from './networks';
import { asJson, asTableLine, type TrainingRow } from './rows';
import { targetsOf } from './targets';
import { fastestOf } from './timing';
import { gigaflops } from './training';
import { benchWorkers, sharedWorks } from './workers';
import { dataSets } from '../../tasks/classification/data-sets';
import { localTrainer } from '../../runner/ports/fixture';

const run = async (...args: string[]) => {
  const lines: string[] = [];
  const errors: string[] = [];
  const output = {
    line: (text: string) => lines.push(text),
    error: (text: string) => errors.push(text),
  };
  return { code: await main(args, output), lines, errors };
};

test('wrong arguments: one line that names them, exit code 2', async () => {
  for (const args of [['--fast'], ['mnist'], ['--data', ''], ['--data'], ['--only', ''], ['--against', '']]) {
    const { code, lines, errors } = await run(...args);
    expect(code).toBe(2);
    expect(lines).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(
      /Usage: npm run bench -- \[--quick\] \[--json\] \[--only NETWORK\] \[--against FILE\] \[--data DIR\]$/,
    );
    expect(errors[0]).not.toContain('\n');
  }
  expect((await run('--fast')).errors[0]).toContain("'--fast'");
});

test('--help', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, errors: [] });
});

test('a folder without the files is named, exit code 1', async () => {
  const { code, errors } = await run('--data', 'no-such-folder');
  expect(code).toBe(1);
  expect(errors[0]).toContain('no-such-folder');
});

const row: TrainingRow = {
  kind: 'training',
  engine: 'simd',
  network: 'lenet-300-100',
  batch: 60,
  density: 0.036,
  kept: 0.036,
  profile: null,
  stepsPerSecond: 4000.123456,
  msPerStep: 0.25,
  gigaflops: 12.3456789,
  megabytesMoved: 3.2,
  megabytes: 20,
  megabytesWithoutData: 12,
};

test('rows as JSON and as a table', () => {
  expect(asJson(row)).toBe(
    '{"engine":"simd","network":"lenet-300-100","batch":60,"density":0.036,"kept":0.036,"profile":null,' +
      '"stepsPerSecond":4000.1,"msPerStep":0.25,"gigaflops":12.346,"megabytesMoved":3.2,"megabytes":20,"megabytesWithoutData":12}',
  );
  expect(asTableLine(row)).toMatch(/^simd +lenet-300-100 +60 +3\.6 % +4000 +0\.250 +12\.35 +3\.2 +20$/);
  expect(asTableLine({ ...row, profile: 'round 11', megabytesMoved: null })).toMatch(/ round 11 .* – +20$/);
});

test('targets: ratios of the rows at hand, missed or not', () => {
  const rows = [
    { ...row, kept: 1, stepsPerSecond: 500 },
    { ...row, kept: 1, stepsPerSecond: 50, engine: 'tfjs-wasm' },
    row,
  ];
  const found = targetsOf(rows);
  expect(found.map(({ target, value }) => [target, Math.round(value)])).toEqual([
    ['LeNet-300-100 dense, against TF.js wasm', 10],
    ['LeNet-300-100 at 3.6 %, against TF.js wasm', 80],
    ['LeNet-300-100 at 3.6 %, against own dense step', 8],
    ['LeNet-300-100, memory without data', 12],
  ]);
  expect(asTableLine(found[0])).toMatch(/10\.0 × +at least 12 × +missed$/);
  expect(asTableLine(found[3])).toMatch(/12\.0 MB +at most 64 MB +reached$/);
});

test('multiply-adds of a step (SCIENCE §1: 235,200 + 30,000 + 1,000 weights), and of those that are left', () => {
  const network = lenet();
  expect(multiplyAddsPerStep(network, 60, denseMasks(network.parameters))).toBe(60 * (2 * 235_200 + 3 * 31_000));
  const masks = randomMasks(network, ({ kind }) => (kind === 'output' ? 1 : 0.1));
  expect(multiplyAddsPerStep(network, 60, masks)).toBe(60 * (2 * 23_520 + 3 * 4_000));
  expect(gigaflops(network, 60, masks, 2)).toBe((120 * (2 * 23_520 + 3 * 4_000)) / 2e6);
});

test('the fastest time of a call', async () => {
  let calls = 0;
  const ms = await fastestOf(
    5,
    5,
  )(() => {
    calls += 1;
    const end = performance.now() + 1;
    while (performance.now() < end);
  });
  expect(ms).toBeGreaterThan(0.9);
  expect(calls).toBeGreaterThanOrEqual(6);
});

test('two workers are timed against one', async () => {
  const few = { set: 'strokes', difficulty: 0.5, noise: 0.1, train: 100, validation: 100, test: 100 };
  const splits = dataSets.get('strokes').load(few, 1, {});
  const works = sharedWorks(splits, false);
  expect(works.map(({ name, atLeast }) => [name, atLeast])).toEqual([
    ['lenet-300-100', 1.7],
    ['conv-2', 1.7],
    ['conv-4', 1.7],
    ['conv-6', 1.7],
    ['resnet-20', undefined],
  ]);
  const row = await benchWorkers(localTrainer, { ...works[0], steps: 20 }, 1);
  expect(row).toMatchObject({
    kind: 'target',
    target: 'Two workers against one, lenet-300-100',
    atLeast: 1.7,
    unit: '×',
  });
  expect(row.value).toBeGreaterThan(0);
});
