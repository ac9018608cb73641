import { expect, test, vi } from 'vitest';
import type { ParameterSpec } from '../../lottery/parameters';
import { writeWeights } from '../../formats/weights-file';
import type { StoredRun } from '../../storage/storage';
import { gallery } from '../../gallery';
import { createWeightsReader, fitting, WITH_WEIGHTS } from './run-weights';

const run = (value: number, length = 2): StoredRun => ({
  status: 'finished',
  points: { step: [], 'validation.loss': [], 'validation.accuracy': [], 'test.accuracy': [], 'train.accuracy': [] },
  trainingSeconds: 1,
  weights: [new Float32Array(length).fill(value)],
});

test('storage comes first, then the file of the app, then nothing', async () => {
  const stored = new Map([['a', run(1)]]);
  const file = writeWeights(
    new Map([
      ['a', [Float32Array.of(127, -127)]],
      ['b', [Float32Array.of(127, 1)]],
    ]),
  );
  const fetchText = vi.fn<(path: string) => Promise<string | undefined>>(async () => file);
  const read = createWeightsReader({ getRun: async (recipe) => stored.get(recipe) }, fetchText);
  expect(await read('a')).toEqual({ weights: [Float32Array.of(1, 1)], rounded: false });
  expect(fetchText).not.toHaveBeenCalled();
  expect(await read('b')).toEqual({ weights: [Float32Array.of(127, 1)], rounded: true });
  expect(await read('c')).toBeUndefined();
  const asked = (): string[] => fetchText.mock.calls.map(([path]) => path);
  const files = WITH_WEIGHTS.map((name) => `recordings/${name}.weights.json`);
  expect(asked()).toEqual(files); // each once
  await read('c', true);
  expect(asked()).toEqual([...files, ...WITH_WEIGHTS.map((name) => `recordings/${name}.controls.weights.json`)]);
  stored.set('b', run(5));
  expect(await read('b')).toEqual({ weights: [Float32Array.of(5, 5)], rounded: false });
});

test('a run is read once, and those used longest ago make room', async () => {
  const getRun = vi.fn<(recipe: string) => Promise<StoredRun>>(async () => run(1, 10_000_000)); // 40 MB
  const read = createWeightsReader({ getRun }, async () => undefined);
  await read('a');
  await read('b');
  await read('a');
  expect(getRun).toHaveBeenCalledTimes(2);
  await read('c'); // 120 MB: b leaves
  await read('a');
  expect(getRun).toHaveBeenCalledTimes(3);
  await read('b');
  expect(getRun).toHaveBeenCalledTimes(4);
});

test('files that cannot be had are no weights', async () => {
  const failing = () => Promise.reject(new Error('offline'));
  const read = createWeightsReader({ getRun: failing }, failing);
  expect(await read('a')).toBeUndefined();
});

test('a damaged file takes no other with it, and weights of another network are none', async () => {
  const good = writeWeights(new Map([['a', [Float32Array.of(127, -127)]]]));
  const texts = ['{"format":', good.replace('"length":2', '"length":3'), '{}', good];
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const read = createWeightsReader({ getRun: async () => undefined }, async () => texts.shift());
  const run = await read('a');
  expect(run?.weights).toEqual([Float32Array.of(127, -127)]);
  expect(warn).toHaveBeenCalledTimes(3);
  warn.mockRestore();
  const spec = (shape: number[]): ParameterSpec => ({
    name: '1/kernel',
    layer: 1,
    kind: 'dense',
    shape,
    fanIn: 1,
    fanOut: 1,
    prunable: true,
  });
  expect(fitting(run, [spec([1, 2])])).toBe(run);
  expect(fitting(run, [spec([2, 2])])).toBeUndefined();
  expect(fitting(run, [spec([1, 2]), spec([1, 2])])).toBeUndefined();
});

test('the weights of every gallery entry that has some are looked for', () => {
  const names = gallery.all.filter(({ hasWeights }) => hasWeights).map(({ recording }) => recording);
  expect([...WITH_WEIGHTS].toSorted()).toEqual(names.toSorted());
});
