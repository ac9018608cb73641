import { expect, it } from 'vitest';
import { readLink, writeLink } from './link';
import { experimentOf, presets } from './presets';
import { defaultExperiment } from './schema';

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
