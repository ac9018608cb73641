import { t } from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { writeLink } from '../../experiment/link';
import { defaultExperiment, type Experiment } from '../../experiment/schema';
import { fullKey, ticketKey } from '../../lottery/run-key';
import type { Progress, SessionStatus } from '../../page-worker/run/messages';
import { plannedCount } from '../../recording/complete';
import type { Reproduced } from '../../analyses/reproduced';
import { emptyRecording, type Recording, type RunRecord } from '../../recording/recording';
import { initialState, type LabState } from '../../store/store';

import { initTexts, showLanguage } from '../texts';
import { act, standingOf, type Action, type Standing } from './standing';
import { longestStanding, standingText } from './standing-text';

beforeAll(initTexts);

const PLANNED = plannedCount(defaultExperiment);
const other: Experiment = { ...defaultExperiment, pruning: { ...defaultExperiment.pruning, rate: 0.2 } };

const over = (count: number): RunRecord[] =>
  Array.from({ length: count }, () => ({
    id: fullKey(0),
    status: 'finished',
    trainingSeconds: 1,
    reused: false,
    points: { step: [], 'validation.loss': [], 'validation.accuracy': [], 'test.accuracy': [], 'train.accuracy': [] },
  }));
const recording = (experiment: Experiment, runs = 0): Recording => ({
  ...emptyRecording(experiment),
  runs: over(runs),
});
const progress: Progress = {
  runsDone: 12,
  runsTotal: PLANNED,
  stepsDone: 300,
  stepsTotal: 1_000,
  runsReused: 0,
  current: { ...ticketKey(1, 3), control: 'reinitialized', step: 40, steps: 1_200 },
  stepsPerSecond: 2_140,
  secondsLeft: 38.2,
  secondsToResult: 2,
};
const session = (status: SessionStatus, now: Progress | null = null): Partial<LabState> => ({
  session: { number: 1, status, progress: now, error: null },
});
const missing = { dataError: { kind: 'data-missing', message: 'x', set: defaultExperiment.data.set } } as const;
const found = { live: recording(defaultExperiment, 12) };
const begun = { ...found, begun: [writeLink(defaultExperiment)] };
const whole = { live: recording(defaultExperiment, PLANNED) };

type Row = readonly [
  what: string,
  state: Partial<LabState>,
  kind: Standing['kind'],
  action: Action | null,
  text: string,
  reproduced?: Reproduced,
];

const rows: readonly Row[] = [
  ['files are missing', missing, 'lacks-files', null, 'Waits for the files of the data set'],
  ['nothing is shown', {}, 'untrained', 'train', `Ready: Play trains it here, ${PLANNED}\u00a0runs`],
  [
    'a recording of these settings is shown',
    { recorded: recording(defaultExperiment, PLANNED) },
    'recorded',
    'train',
    'A recorded run is shown: Play trains it here',
  ],
  [
    'a recording of these settings is behind the curtain',
    { recorded: recording(defaultExperiment, PLANNED), curtains: { lesson: 'none', guess: 'all' } },
    'curtained',
    'train',
    'A recorded run waits behind the curtain: Play trains it here',
  ],
  [
    'a recording of other settings is shown',
    { recorded: recording(other, PLANNED) },
    'differs',
    'train',
    `Settings differ from what is shown: Play trains them, ${PLANNED}\u00a0runs`,
  ],
  [
    'settings were changed after a run, or are while a slider is dragged: its bar and its count are not theirs',
    { live: recording(other, PLANNED), ...session('finished', { ...progress, runsDone: PLANNED, stepsDone: 1_000 }) },
    'differs',
    'train',
    `Settings differ from what is shown: Play trains them, ${PLANNED}\u00a0runs`,
  ],
  ['it may be stored', { sought: defaultExperiment }, 'looking', 'train', 'Looking for stored runs …'],
  [
    'it may be stored, and a recorded run is shown meanwhile',
    { sought: defaultExperiment, recorded: recording(defaultExperiment, PLANNED) },
    'looking',
    'train',
    'Looking for stored runs …',
  ],
  [
    'other settings came while stored runs were looked for',
    { sought: other },
    'untrained',
    'train',
    `Ready: Play trains it here, ${PLANNED}\u00a0runs`,
  ],
  [
    'Play did not wait for them',
    { sought: defaultExperiment, ...session('preparing') },
    'preparing',
    'pause',
    'Preparing data and engine …',
  ],
  [
    'runs of it are stored, and it was never started',
    { ...found, begun: [writeLink(other)], ...session('idle', progress) },
    'shared',
    'go-on',
    `12 of ${PLANNED} runs are already there, shared with another experiment: Play trains the rest`,
  ],
  [
    'some of it is stored',
    { ...begun, ...session('idle', progress) },
    'interrupted',
    'go-on',
    `Interrupted at 12 of ${PLANNED} runs, kept in this browser: Play goes on`,
  ],
  [
    'the settings of a run that was left are back',
    begun,
    'interrupted',
    'go-on',
    `Interrupted at 12 of ${PLANNED} runs, kept in this browser: Play goes on`,
  ],
  [
    'the browser keeps nothing',
    { ...begun, lasts: false },
    'interrupted',
    'go-on',
    `Interrupted at 12 of ${PLANNED} runs, kept while this page is open: Play goes on`,
  ],
  [
    'it is behind the curtain',
    { recorded: recording(other, PLANNED), curtains: { lesson: 'none', guess: 'all' } },
    'untrained',
    'train',
    `Ready: Play trains it here, ${PLANNED}\u00a0runs`,
  ],
  [
    'what is trained of it is behind the curtain, and goes on all the same',
    { ...begun, curtains: { lesson: 'all', guess: 'none' } },
    'interrupted',
    'go-on',
    `Interrupted at 12 of ${PLANNED} runs, kept in this browser: Play goes on`,
  ],
  ['Play was pressed', session('preparing'), 'preparing', 'pause', 'Preparing data and engine …'],
  [
    'Play goes on with what is stored',
    { ...begun, ...session('preparing', progress) },
    'preparing',
    'pause',
    `12 of ${PLANNED} runs · Preparing data and engine …`,
  ],
  [
    'another tab trains it',
    session('waiting'),
    'waiting',
    'stop-waiting',
    'Running in another tab: this one takes over when that one has finished or is closed.',
  ],
  [
    'it trains',
    { ...begun, ...session('running', progress) },
    'running',
    'pause',
    `12 of ${PLANNED} runs · Reinitialized, round 3, trial 2 · about 40 s left`,
  ],
  [
    'it trains the full network, and nothing is measured',
    session('running', { ...progress, runsDone: 0, current: { ...fullKey(0), step: 1, steps: 9 }, secondsLeft: null }),
    'running',
    'pause',
    `0 of ${PLANNED} runs · Full network, trial 1 · measuring the time left`,
  ],
  [
    'it is paused',
    { ...begun, ...session('paused', progress) },
    'paused',
    'go-on',
    `Paused at 12 of ${PLANNED} runs, kept in this browser: Play goes on`,
  ],
  [
    'it failed on the way',
    { ...begun, ...session('failed', progress) },
    'failed',
    'try-again',
    `Stopped by an error, see the message below: Play tries again. 12 of ${PLANNED} runs are kept in this browser.`,
  ],
  [
    'it failed at once',
    session('failed'),
    'failed',
    'try-again',
    'Stopped by an error, see the message below: Play tries again.',
  ],
  ['all is trained', { ...whole, ...session('finished') }, 'finished', null, `Finished: ${PLANNED} training runs`],
  [
    'all was stored',
    { ...whole, ...session('finished', { ...progress, runsDone: PLANNED, runsReused: 30 }) },
    'finished',
    null,
    `Finished: ${PLANNED} training runs, 30 of them re-used`,
  ],
  ['the settings of a whole run are back', whole, 'finished', null, `Finished: ${PLANNED} training runs`],
  [
    'it gave the recorded numbers',
    { ...whole, ...session('finished') },
    'finished',
    null,
    `Finished: ${PLANNED} training runs, the recorded numbers reproduced ✓`,
    'yes',
  ],
  [
    'it gave other numbers',
    { ...whole, ...session('finished') },
    'finished',
    null,
    `Finished: ${PLANNED} training runs, other numbers than the recorded ones`,
    'no',
  ],
  [
    'another version of the engine made the recorded ones',
    { ...whole, ...session('finished') },
    'finished',
    null,
    `Finished: ${PLANNED} training runs`,
    'otherVersion',
  ],
];

const say = (state: Partial<LabState>, reproduced: Reproduced | null = null): string => {
  const all = { ...initialState, ...state };
  return standingText(t, standingOf(all), { ...all, progress: all.session.progress, reproduced });
};

const filled = rows.map(
  ([what, state, kind, action, text, reproduced = null]) => [what, state, kind, action, text, reproduced] as const,
);
it.each(filled)('%s', (_, state, kind, action, text, reproduced) => {
  expect(standingOf({ ...initialState, ...state })).toMatchObject({ kind, action });
  expect(say(state, reproduced)).toBe(text);
});

it('the bar shows the share of what is counted, and nothing of other settings', () => {
  const share = (state: Partial<LabState>) => standingOf({ ...initialState, ...state }).share;
  expect(share({ ...begun, ...session('running', progress) })).toBe(0.3);
  expect(share(begun)).toBe(12 / PLANNED);
  expect(share({ ...whole, ...session('finished') })).toBe(1);
  expect(share({ live: recording(other, PLANNED), ...session('finished', progress) })).toBe(0);
});

it('Play trains or pauses, and does nothing where there is nothing to train', () => {
  const pressed: string[] = [];
  const actions = { play: () => void pressed.push('play'), pause: () => void pressed.push('pause') };
  for (const action of ['train', 'go-on', 'try-again', 'pause', 'stop-waiting', null] as const) act(action, actions);
  expect(pressed).toEqual(['play', 'play', 'play', 'pause', 'pause']);
});

it('no sentence of any state needs more room than is kept for it', async () => {
  for (const language of ['en', 'de']) {
    await showLanguage(language);
    const longest = longestStanding(t, defaultExperiment).length;
    // what has failed is said with its message, once
    const lengths = rows.filter(([, , kind]) => kind !== 'failed').map(([, state]) => say(state).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(longest);
  }
  await showLanguage('en');
});
