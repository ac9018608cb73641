import { expect, it } from 'vitest';
import { readLink, writeLink } from './link';
import { experimentOf } from './preset';
import { presets } from './presets';
import { defaultExperiment, type Experiment } from './schema';

it('every ready experiment is valid and survives a link', () => {
  for (const preset of presets) {
    const experiment = experimentOf(preset);
    const read = readLink(writeLink(experiment));
    expect(read).toEqual({ experiment, notes: [] });
  }
});

it('no two are the same, and the first is the default', () => {
  const links = presets.map((preset) => writeLink(experimentOf(preset)));
  expect(new Set(links).size).toBe(presets.length);
  expect(experimentOf(presets[0])).toEqual(defaultExperiment);
});

/** Frankle & Carbin 2019, Fig. 2 and App. G-I: optimizer, learning rate, steps, batch, warmup. */
it.each([
  ['conv-2', 'adam', 0.0002, 20_000, 60, 0],
  ['conv-4', 'adam', 0.0003, 25_000, 60, 0],
  ['conv-6', 'adam', 0.0003, 30_000, 60, 0],
  ['resnet-20', 'momentum', 0.03, 30_000, 128, 20_000],
  ['resnet-20-low', 'momentum', 0.01, 30_000, 128, 0],
  ['resnet-20-high', 'momentum', 0.1, 30_000, 128, 0],
  ['vgg-19', 'momentum', 0.1, 112_480, 64, 10_000],
  ['vgg-19-low', 'momentum', 0.01, 112_480, 64, 0],
  ['vgg-19-high', 'momentum', 0.1, 112_480, 64, 0],
])(
  '%s is there as in the paper, and small enough to watch',
  (column, optimizer, learningRate, steps, batch, warmup) => {
    const of = (id: string): Experiment => experimentOf(presets.find((preset) => preset.id === id) ?? presets[0]);
    const [paper, live] = [of(`${column}-paper`), of(`${column}-live`)];
    expect(paper.training).toMatchObject({ optimizer, learningRate, steps, batch, warmup });
    expect(paper.data).toMatchObject({ set: 'cifar-10', train: 45_000, validation: 5_000, test: 10_000 });
    expect(live.network.architecture).toBe(paper.network.architecture);
    expect(live.training.optimizer).toBe(optimizer);
    expect(live.training.warmup > 0).toBe(warmup > 0);
    expect(live.pruning.scope).toBe(paper.pruning.scope);
    expect(live.training.steps).toBeLessThanOrEqual(600);
  },
);
