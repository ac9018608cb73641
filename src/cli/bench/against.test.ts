import { expect, test } from 'vitest';
import { ratiosTo, readReference } from './against';
import { asTableLine, type TrainingRow } from './rows';
import { publishedWorkloads } from './workloads';
import { cifarNoise } from './networks';

const LINES = [
  '{"torch": "1.13.0", "blas": "OpenBLAS 0.3.21", "instructions": "AVX2"}',
  '{"engine":"torch","threads":1,"network":"conv-2","batch":60,"density":1,"stepsPerSecond":2.6,"msPerStep":379}',
  '{"engine":"torch","threads":1,"network":"conv-2","batch":60,"density":1,"stepsPerSecond":2.9,"msPerStep":341}',
  '{"engine":"torch","threads":2,"network":"conv-2","batch":60,"density":1,"stepsPerSecond":9,"msPerStep":111}',
  '',
].join('\n');

const row = (network: string, kept: number | null, msPerStep: number): TrainingRow => ({
  kind: 'training',
  engine: 'simd',
  network,
  batch: 60,
  density: 0.22, // layers that are never pruned count
  kept,
  profile: kept === null ? 'round 11' : null,
  stepsPerSecond: 1000 / msPerStep,
  msPerStep,
  gigaflops: 1,
  megabytesMoved: 1,
  megabytes: 1,
  megabytesWithoutData: 1,
});

test('ratios to the fastest dense step of one thread, with what they are to be', () => {
  const reference = readReference('torch.jsonl', LINES);
  const rows = [row('conv-2', 1, 682), row('conv-2', 0.21, 170.5), row('conv-2', null, 100), row('conv-4', 1, 100)];
  const others = [
    { ...row('conv-2', 1, 100), batch: 8 },
    { ...row('conv-2', 1, 100), engine: 'tfjs-cpu' },
  ];
  expect([reference.about, ...ratiosTo(reference, [...rows, ...others])].map(asTableLine)).toEqual([
    'PyTorch 1.13.0, OpenBLAS 0.3.21, AVX2, one thread',
    "conv-2 at 22.0 %, against PyTorch's dense step                    0.500 ×  at least 0.9 ×  missed",
    "conv-2 at 22.0 %, against PyTorch's dense step                     2.00 ×  at least 1.6 ×  reached",
    "conv-2 at round 11, against PyTorch's dense step                   3.41 ×",
  ]);
});

test('each bound belongs to a row that is measured', () => {
  const step = (network: string): string =>
    `{"threads":1,"network":"${network}","batch":60,"density":1,"stepsPerSecond":1,"msPerStep":1000}`;
  const reference = readReference('x', ['conv-2', 'conv-6', 'resnet-20'].map(step).join('\n'));
  const rows = publishedWorkloads(cifarNoise(), false).flatMap(({ name, sparsities }) =>
    sparsities.map(({ kept }) => row(name, kept, 100)),
  );
  const bounds = ratiosTo(reference, rows).flatMap(({ target, atLeast }) =>
    atLeast ? [[target.split(' ')[0], atLeast]] : [],
  );
  expect(bounds).toEqual([
    ...[0.9, 1, 1.6, 5, 8].map((bound) => ['conv-2', bound]),
    ...[0.8, 0.9, 1.5, 3.5, 7].map((bound) => ['conv-6', bound]),
    ...[0.7, 0.9, 1.6, 3, 4].map((bound) => ['resnet-20', bound]),
  ]);
});

test('what computed the steps is said as not told where no line tells it', () => {
  const { about } = readReference('x', LINES.split('\n').slice(1).join('\n'));
  expect(asTableLine(about)).toBe('PyTorch of a version not told, BLAS not told, instructions not told, one thread');
});

test('a line that is something else is named, and a file without steps of one thread', () => {
  expect(() => readReference('torch.jsonl', `${LINES}steps: 3`)).toThrow(
    /^torch\.jsonl:5 is steps: 3; allowed: .*msPerStep/,
  );
  const sparse = LINES.replaceAll('"density":1', '"density":0.5');
  expect(() => readReference('torch.jsonl', sparse)).toThrow(/^torch\.jsonl:2 is /);
  expect(() => readReference('torch.jsonl', LINES.split('\n')[3])).toThrow(
    'torch.jsonl has no step of one thread; ours are of one.',
  );
});
