import { expect, it } from 'vitest';
import { experimentOfEntry, gallery } from '../../gallery';
import { defaultExperiment } from '../../experiment/schema';
import { emptyRecording } from '../../recording/recording';
import { initialState } from '../../store/store';
import { wantedEntry } from './follow-recorded';

const sgd = experimentOfEntry(gallery.get('sgd'));
const recorded = emptyRecording(defaultExperiment);
const other = { ...defaultExperiment, chance: { ...defaultExperiment.chance, trials: 2 } };

it('is the entry with the settings of the page', () => {
  expect(wantedEntry({ ...initialState, experiment: sgd })?.id).toBe('sgd');
  expect(wantedEntry({ ...initialState, experiment: sgd, recorded })?.id).toBe('sgd');
  expect(wantedEntry(initialState)?.id).toBe('lenet-strokes');
});

it('is none for settings that no entry has: a link shows no other experiment’s results as its own', () => {
  expect(wantedEntry({ ...initialState, experiment: other })).toBeNull();
  expect(wantedEntry({ ...initialState, experiment: other, recorded })).toBeNull();
  expect(wantedEntry({ ...initialState, recorded })).toBeNull();
  expect(wantedEntry({ ...initialState, experiment: sgd, recorded: emptyRecording(sgd) })).toBeNull();
});

it('is the same whatever is to compute it', () => {
  const experiment = { ...sgd, engine: { ...sgd.engine, workers: 3 } };
  expect(wantedEntry({ ...initialState, experiment })?.id).toBe('sgd');
  expect(wantedEntry({ ...initialState, experiment, recorded: emptyRecording(sgd) })).toBeNull();
});
