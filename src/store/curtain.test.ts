import { beforeEach, expect, it } from 'vitest';
import { defaultExperiment, type Experiment } from '../experiment/schema';
import { FakeWorker, functionsOf } from '../page-worker/call/fixture';
import type { LabCalls } from '../page-worker/run/messages';
import { emptyRecording } from '../recording/recording';
import { createActions, type LabDriver } from './actions';
import { frontRecording, ghostRecording, selectedRound, shownRecording } from './selectors';
import { createLabStore, type LabStore } from './store';

const other: Experiment = { ...defaultExperiment, pruning: { ...defaultExperiment.pruning, rate: 0.2 } };
const recorded = emptyRecording(defaultExperiment);

let store: LabStore;
let actions: LabDriver;
beforeEach(() => {
  store = createLabStore(['predict', 'film']);
  actions = createActions(store, functionsOf<LabCalls>(new FakeWorker()), () => undefined);
  actions.showRecorded(recorded, { kind: 'gallery', id: 'default' });
});
const shown = () => shownRecording(store.getState());

it('hides what is in front from everybody who shows it, until it is opened', () => {
  expect(shown()).toBe(recorded);
  actions.draw({ guess: 'all' });
  expect(shown()).toBeNull();
  expect(ghostRecording(store.getState())).toBeNull();
  expect(selectedRound(store.getState())).toBe(0); // not the round that validation chose
  expect(frontRecording(store.getState())).toBe(recorded); // for who has drawn it
  actions.draw({ guess: 'none' });
  expect(shown()).toBe(recorded);
});

it('a lesson that opens hides everything until it has said what it asks, however it is opened', () => {
  actions.setView({ lesson: { id: 'structure', step: '' } });
  expect(shown()).toBeNull();
  actions.draw({ lesson: 'none' });
  actions.setView({ lesson: { id: 'structure', step: 'guess' } }); // the same lesson: it says so itself
  expect(shown()).toBe(recorded);
  actions.readAddress('#v=3&lesson=movement/question');
  expect(shown()).toBeNull();
  actions.setView({ lesson: null });
  expect(shown()).toBe(recorded);
  actions.readAddress('#v=3&embed=on&lesson=movement'); // no lesson is shown there, and none asks
  expect(shown()).toBe(recorded);
});

it('with the settings of a lesson, what was trained with others is hidden', () => {
  actions.draw({ lesson: 'others' });
  expect(shown()).toBe(recorded);
  actions.edit(other);
  expect(shown()).toBeNull();
  actions.edit({ ...defaultExperiment, engine: { ...defaultExperiment.engine, workers: 3 } }); // no other results
  expect(shown()).toBe(recorded);
});

it('whoever asks for more has its way', () => {
  actions.draw({ lesson: 'others', guess: 'all' });
  expect(shown()).toBeNull();
  actions.draw({ guess: 'none' });
  expect(shown()).toBe(recorded);
});
