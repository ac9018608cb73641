import i18next from 'i18next';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { smallExperiment, smallRecording, smallRun } from '../../recording/fixture';
import { full, ticket } from '../../lottery/run-key';
import english from '../texts/en';
import { comparedOf } from './compared';
import { noteOfAll, noteOfOne } from './compared-note';

const recording = smallRecording(smallRun(full, 0.5), smallRun(ticket, 0.4));
const slower = {
  ...recording,
  experiment: { ...smallExperiment, training: { ...smallExperiment.training, learningRate: 0.01 } },
};
const runs = [
  comparedOf({ pin: 'gallery/a', name: 'Quick', recording }, 0),
  comparedOf({ pin: 'gallery/b', name: 'Slow', recording: slower }, 1),
];
const words = i18next.createInstance();

beforeAll(async () => {
  vi.stubGlobal('window', { location: { href: 'https://lab.example/#v=1&data.set=circles' } });
  await words.init({ lng: 'en', resources: { en: { translation: english } } });
});

// files of this project share their globals
afterAll(() => void vi.unstubAllGlobals());

test('a comparison tells every run that is drawn, what they share and differ in, and a link to each', () => {
  const { caption, links } = noteOfAll(words.t, runs);
  expect(caption).toBe(
    'Quick, 1 trial; Slow, 1 trial. All: Moons, 2–2–2, Adam. They differ in: Learning rate. Ticket Lab.',
  );
  const withSgd = { ...slower.experiment, training: { ...slower.experiment.training, optimizer: 'sgd' as const } };
  const other = comparedOf({ pin: 'gallery/c', name: 'SGD', recording: { ...slower, experiment: withSgd } }, 1);
  expect(noteOfAll(words.t, [runs[0], other]).caption).toMatch(/All: Moons, 2–2–2\. They differ in: Optimizer/);
  expect(links).toHaveLength(2);
  expect(links.every((link) => link.includes('data.set=moons'))).toBe(true);
  expect(links.map((link) => link.includes('training.learningRate=0.01'))).toEqual([false, true]);
});

test('a side tells its own run', () => {
  const { caption, links } = noteOfOne(words.t, runs[1]);
  expect(caption).toContain('Moons, 2–2–2, 8 weights, 1 trial. ');
  expect(links).toEqual([expect.stringContaining('training.learningRate=0.01')]);
});
