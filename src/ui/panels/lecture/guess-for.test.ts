import { expect, test } from 'vitest';
import { defaultExperiment, type Experiment } from '../../../experiment/schema';
import { ticketKey } from '../../../lottery/run-key';
import { emptyRecording, type Recording, type RunRecord } from '../../../recording/recording';
import { initialState, type Prediction } from '../../../store/store';
import { guessState } from '../slides';
import { guessedRecording, guessFor } from './guess-for';

const { data, training, chance, engine } = defaultExperiment;
const faster: Experiment = { ...defaultExperiment, training: { ...training, learningRate: training.learningRate * 2 } };
const revealed: Prediction = {
  ...initialState.prediction,
  experiment: defaultExperiment,
  curve: [null, 0.9],
  revealed: true,
};
const points = {
  step: [],
  'validation.loss': [],
  'validation.accuracy': [],
  'test.accuracy': [],
  'train.accuracy': [],
};
const run: Omit<RunRecord, 'id'> = { status: 'finished', trainingSeconds: 1, reused: false, points };
const recordingOf = (experiment: Experiment, level: number): Recording => ({
  ...emptyRecording(experiment),
  runs: [{ ...run, id: ticketKey(0, level) }],
});

test('a guess belongs to one experiment: with other data, rate or seeds the curtain closes again', () => {
  expect(guessFor(revealed, defaultExperiment)).toBe(revealed);
  // what computes it is no setting of it
  expect(guessFor(revealed, { ...defaultExperiment, engine: { ...engine, workers: engine.workers + 1 } })).toBe(
    revealed,
  );
  const others: Experiment[] = [
    faster,
    { ...defaultExperiment, data: { ...data, set: 'moons' } },
    { ...defaultExperiment, chance: { ...chance, orderSeed: chance.orderSeed + 1 } },
  ];
  for (const other of others)
    expect(guessFor({ ...revealed, byRecorded: true }, other)).toEqual({
      kind: 'curve',
      experiment: other,
      curve: Array.from({ length: other.pruning.rounds + 1 }, () => null),
      breaks: null,
      revealed: false,
      closer: false,
      byRecorded: false,
    });
});

test('the recorded run stands in for a live one of the same experiment alone, for slide and clicker', () => {
  const live = recordingOf(defaultExperiment, 0); // nothing pruned yet
  const recorded = recordingOf(defaultExperiment, 1);
  const state = { ...initialState, live, recorded };
  expect(guessedRecording({ ...state, prediction: revealed })).toBe(live);
  const standIn = { ...state, prediction: { ...revealed, byRecorded: true } };
  expect(guessedRecording(standIn)).toBe(recorded);
  expect(guessState(standIn).hasResults).toBe(true);
  // another run is opened, or another experiment trained
  expect(guessedRecording({ ...standIn, recorded: recordingOf(faster, 1) })).toBe(live);
  const next = recordingOf(faster, 0);
  expect(guessedRecording({ ...standIn, live: next, experiment: faster })).toBe(next);
  expect(guessState({ ...standIn, live: next, experiment: faster })).toEqual({
    experiment: faster,
    hasResults: false,
    isBusy: false,
  });
});
