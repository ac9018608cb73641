import { t } from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/schema';
import type { LabState } from '../../store/store';
import { initTexts } from '../texts';
import { longestProgressText, progressText } from './progress-text';
import { ticketKey } from '../../lottery/run-key';

beforeAll(initTexts);

const say = (session: Partial<LabState['session']>): string =>
  progressText(t, { number: 1, status: 'running', progress: null, error: null, ...session }, defaultExperiment, false);

const progress: NonNullable<LabState['session']['progress']> = {
  runsDone: 20,
  runsTotal: 75,
  stepsDone: 24_000,
  stepsTotal: 90_000,
  runsReused: 0,
  current: { ...ticketKey(1, 7), step: 1_040, steps: 1_200 },
  stepsPerSecond: 2_140,
  secondsLeft: 11.4,
};

it('says round, trial, step and time left', () => {
  expect(say({ progress })).toBe('Round 7 of 8 · trial 2 of 3 · step 1,040 / 1,200 · about 12 s left');
  expect(say({ progress: { ...progress, secondsLeft: null } })).toMatch(/time left not measured yet$/);
});

it('calls round 0 what it is', () => {
  const current = { ...ticketKey(0, 0), step: 50, steps: 1_200 };
  expect(say({ progress: { ...progress, current } })).toMatch(/^Full network · trial 1 of 3 · step 50/);
});

it('promises no time while paused, and none without a measurement', () => {
  expect(say({ status: 'paused', progress })).toBe('Paused · Round 7 of 8 · trial 2 of 3 · step 1,040 / 1,200');
  expect(say({ status: 'preparing' })).toBe('Preparing data and engine …');
});

it('says how much was re-used in the end', () => {
  expect(say({ status: 'finished', progress: { ...progress, runsDone: 75 } })).toBe('Finished: 75 training runs');
  expect(say({ status: 'finished', progress: { ...progress, runsDone: 75, runsReused: 30 } })).toBe(
    'Finished: 75 training runs, 30 of them re-used',
  );
});

it('does not call a run unbegun of which something is on screen', () => {
  const idle = { number: 2, status: 'idle', progress: null, error: null } as const;
  expect(progressText(t, idle, defaultExperiment, false)).toBe('Ready: Play trains it here');
  expect(progressText(t, idle, defaultExperiment, true)).toBe('Not finished: Play trains these settings');
});

it('says how much of it is stored', () => {
  expect(say({ status: 'waiting', progress })).toMatch(/^Running in another tab/);
  expect(say({ status: 'idle', progress })).toBe('Trained here before: 20 of 75 training runs. Play goes on');
});

it('knows the longest that a run will say', () => {
  const longest = longestProgressText(t, defaultExperiment);
  expect(longest).toBe('Running in another tab: this one takes over when that one has finished or is closed.');
  const training = { ...defaultExperiment.training, steps: 200_000 };
  const chance = { ...defaultExperiment.chance, trials: 20 };
  const pruning = { ...defaultExperiment.pruning, rounds: 15 };
  expect(longestProgressText(t, { ...defaultExperiment, training, chance, pruning })).toBe(
    'Round 15 of 15 · trial 20 of 20 · step 200,000 / 200,000 · time left not measured yet',
  );
});
