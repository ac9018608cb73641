import { readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { readRecording } from '../../formats/file';
import { writeWeights } from '../../formats/weights-file';
import type { StoredRun } from '../../storage/storage';
import { experimentOfEntry, gallery } from '../../gallery';
import { defaultExperiment } from '../../experiment/schema';
import { recipe1 } from '../../runner/stored/recipe-1';
import { planOf, recordedPlan } from '../../runner/plan';
import { memoryStorage } from '../../storage/memory';
import { createWeightsReader, WITH_WEIGHTS } from './run-weights';

/** A plan for a network of so many weights: its runs "a", "b", "c", and a control. */
const planFor = (length: number) => {
  const spec = {
    name: '1/kernel',
    layer: 1,
    kind: 'dense',
    shape: [length],
    fanIn: 1,
    fanOut: 1,
    prunable: true,
  } as const;
  const network = { inputShape: [1], classes: 1, layers: [], parameters: [spec] };
  const plan = planOf(defaultExperiment, network, { filesHash: null, version: 'simd-1' });
  const [a, b, c] = [0, 1, 2].map((trial) => plan.trial(trial).full);
  return { plan, a, b, c, control: plan.trial(0).chains[0][0].runs[1] };
};
const { plan, a, b, c, control } = planFor(2);
const run = (value: number, length = 2): StoredRun => ({
  status: 'finished',
  points: { step: [], 'validation.loss': [], 'validation.accuracy': [], 'test.accuracy': [], 'train.accuracy': [] },
  trainingSeconds: 1,
  weights: [new Float32Array(length).fill(value)],
});

test('storage comes first, then the file of the app, then nothing', async () => {
  const storage = memoryStorage();
  await storage.putRun(a.recipe, run(1));
  const file = await writeWeights(
    new Map([
      [a.recipe, [Float32Array.of(127, -127)]],
      [b.recipe, [Float32Array.of(127, 1)]],
    ]),
  );
  const fetchText = vi.fn<(path: string) => Promise<string | undefined>>(async () => file);
  const read = createWeightsReader(storage, fetchText);
  expect(await read(plan, a)).toEqual({ weights: [Float32Array.of(1, 1)], rounded: false });
  expect(fetchText).not.toHaveBeenCalled();
  expect(await read(plan, b)).toEqual({ weights: [Float32Array.of(127, 1)], rounded: true });
  expect(await read(plan, c)).toBeUndefined();
  const asked = (): string[] => fetchText.mock.calls.map(([path]) => path);
  const files = ['recordings/default.weights.json', 'recordings/low-rate.weights.json']; // of its data set
  expect(asked()).toEqual(files); // each once
  await read(plan, control);
  const controls = ['recordings/default.controls.weights.json', 'recordings/low-rate.controls.weights.json'];
  expect(asked()).toEqual([...files, ...controls]);
  await storage.putRun(b.recipe, run(5));
  expect(await read(plan, b)).toEqual({ weights: [Float32Array.of(5, 5)], rounded: false });
});

test('a run is read once, and those used longest ago make room', async () => {
  const getRun = vi.fn<(recipe: string) => Promise<StoredRun>>(async () => run(1, 10_000_000)); // 40 MB
  const large = planFor(10_000_000);
  const read = createWeightsReader({ ...memoryStorage(), getRun }, async () => undefined);
  await read(large.plan, large.a);
  await read(large.plan, large.b);
  await read(large.plan, large.a);
  expect(getRun).toHaveBeenCalledTimes(2);
  await read(large.plan, large.c); // 120 MB: b leaves
  await read(large.plan, large.a);
  expect(getRun).toHaveBeenCalledTimes(3);
  await read(large.plan, large.b);
  expect(getRun).toHaveBeenCalledTimes(4);
});

test('files that cannot be had are no weights', async () => {
  const failing = () => Promise.reject(new Error('offline'));
  const read = createWeightsReader({ ...memoryStorage(), getRun: failing }, failing);
  expect(await read(plan, a)).toBeUndefined();
});

test('a damaged file takes no other with it', async () => {
  const good = await writeWeights(new Map([[a.recipe, [Float32Array.of(127, -127)]]]));
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  for (const damaged of ['{"format":', good.replace('"length":2', '"length":3'), '{}']) {
    const texts = [damaged, good];
    const read = createWeightsReader(memoryStorage(), async () => texts.shift());
    const run = await read(plan, a);
    expect(run?.weights).toEqual([Float32Array.of(127, -127)]);
  }
  expect(warn).toHaveBeenCalledTimes(3);
  warn.mockRestore();
});

test('weights of another network are none', async () => {
  const file = await writeWeights(new Map([[a.recipe, [Float32Array.of(1, 2, 3)]]]));
  const read = createWeightsReader(memoryStorage(), async () => file);
  expect(await read(plan, a)).toBeUndefined();
});

test('weights that were shipped under recipe 1 are found', async () => {
  const key = recipe1(defaultExperiment, { trial: 0, round: 0, arm: 'full' }, plan.world, null);
  const file = await writeWeights(new Map([[key, [Float32Array.of(127, 1)]]]));
  const read = createWeightsReader(memoryStorage(), async () => file);
  expect((await read(plan, a))?.weights).toEqual([Float32Array.of(127, 1)]);
});

test('the weights shipped with a gallery entry are those of its runs', async () => {
  const textOf = (path: string): Promise<string> => readFile(`public/${path}`, 'utf8');
  const read = createWeightsReader(memoryStorage(), (path) => textOf(path).catch(() => undefined));
  for (const { id, recording, hasWeights } of gallery.all) {
    if (!hasWeights) continue;
    const shipped = recordedPlan(await readRecording(await textOf(`recordings/${recording}.json`)));
    const found = shipped.runs().filter(({ key }) => key.level === 0 && key.chain === null);
    const weights = await Promise.all(found.map((full) => read(shipped, full)));
    expect([id, weights.some(Boolean)]).toEqual([id, true]);
  }
});

test('the weights of every gallery entry that has some are looked for', () => {
  const entries = gallery.all.filter(({ hasWeights }) => hasWeights);
  const found = [...WITH_WEIGHTS].flatMap(([set, names]) => names.map((name) => `${name}: ${set}`));
  const wanted = entries.map((entry) => `${entry.recording}: ${experimentOfEntry(entry).data.set}`);
  expect(found.toSorted()).toEqual(wanted.toSorted());
});
