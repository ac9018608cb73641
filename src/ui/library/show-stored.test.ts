import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { writeLink } from '../../experiment/link';
import { defaultExperiment, type Experiment } from '../../experiment/schema';
import { emptyRecording } from '../../recording/recording';
import type { RunSummary } from '../../formats/summary';
import { createLabStore, type LabStore } from '../../store/store';
import type { History } from '../../page-worker/history/history';
import type { Recalled } from '../../page-worker/run/messages';
import { initTexts } from '../texts';
import { showStored } from './show-stored';

beforeAll(initTexts);

const experiment: Experiment = { ...defaultExperiment, chance: { ...defaultExperiment.chance, trials: 2 } };
const link = writeLink(experiment);
const recording = emptyRecording(experiment);
const recalled = (runsDone: number): Recalled => ({
  events: [],
  progress: {
    runsDone,
    runsTotal: 10,
    stepsDone: 0,
    stepsTotal: 0,
    runsReused: runsDone,
    current: null,
    stepsPerSecond: null,
    secondsLeft: null,
    secondsToResult: null,
  },
});
const keptRun = (id: string, runs: number, more: Partial<RunSummary> = {}): RunSummary => ({
  id,
  name: '',
  note: '',
  when: 0,
  link,
  runs,
  planned: 10,
  fingerprint: null,
  engine: '',
  bytes: 0,
  remaining: [],
  curves: [],
  ...more,
});

let store: LabStore;
let shown: unknown[];
let asked: string[];
beforeEach(() => {
  store = createLabStore();
  store.setState({ experiment, recorded: emptyRecording(defaultExperiment) });
  [shown, asked] = [[], []];
});

/** Shows what is stored where so many training runs are found, and these whole runs are kept. */
async function stored(runsDone: number, kept: readonly RunSummary[] | null, meanwhile = () => {}): Promise<void> {
  const history: Pick<History, 'list' | 'open'> = {
    async list() {
      asked.push('list');
      if (kept === null) throw new Error('denied');
      return kept;
    },
    async open() {
      asked.push('open');
      return recording;
    },
  };
  const actions = {
    async recall() {
      meanwhile();
      return runsDone > 0 ? recalled(runsDone) : null;
    },
    dropRecalled: () => shown.push('dropped'),
    showRecalled: ({ progress }: Recalled) => shown.push(progress.runsDone),
    showRecorded: (_: unknown, from: unknown) => shown.push(from),
  };
  await showStored(store, actions, history, async () => kept?.length !== 0);
}

it('shows the training runs that are stored, whole or not', async () => {
  await stored(10, [keptRun('a', 10)]);
  expect([shown, asked]).toEqual([[10], []]); // nothing is asked for that is not needed
  await stored(4, [keptRun('a', 4)]);
  await stored(4, []);
  expect(shown).toEqual([10, 4, 4]);
});

it('shows the kept recording of these settings where it holds more', async () => {
  await stored(4, [keptRun('a', 5), keptRun('named', 10, { name: 'Monday' }), keptRun('other', 12, { link: 'v=1' })]);
  await stored(0, [keptRun('old', 5), keptRun('new', 5, { when: 7 })]);
  expect(shown).toEqual([
    { kind: 'history', id: 'named', name: 'Monday' },
    expect.objectContaining({ kind: 'history', id: 'new', name: expect.stringMatching(/^Strokes/) }),
  ]);
});

it('leaves the page as it is where nothing is stored, or its results are on screen already', async () => {
  await stored(0, []);
  await stored(0, [keptRun('other', 10, { link: 'v=1' })]);
  store.setState({ recorded: recording });
  await stored(0, [keptRun('a', 10)]);
  expect([shown, asked]).toEqual([[], ['list']]);
});

it('leaves the page alone once it has gone on', async () => {
  await stored(10, [], () => store.setState(({ session }) => ({ session: { ...session, number: 1 } })));
  await stored(10, [], () => store.setState({ experiment: defaultExperiment }));
  await stored(10, [], () => store.setState({ experiment, live: recording }));
  expect(shown).toEqual(['dropped', 'dropped', 'dropped']); // what follows owes nothing to what nobody has seen
});

it('asks for nothing where Play was pressed before', async () => {
  store.setState(({ session }) => ({ session: { ...session, number: 1, status: 'preparing' } }));
  await stored(0, [keptRun('a', 10)]);
  expect([shown, asked]).toEqual([[], []]);
});

it('shows what it has where the kept runs cannot be read', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined);
  await stored(4, null);
  expect(shown).toEqual([4]);
  expect(warn).toHaveBeenCalledOnce();
});
