import { beforeEach, expect, it } from 'vitest';
import { defaultExperiment } from '../../experiment/schema';
import { emptyRecording, type Recording } from '../../recording/recording';
import { createLabStore, type FileNote, type LabStore } from '../../store/store';
import type { LeftRun } from '../../storage/left-behind';
import { Refused } from '../../page-worker/call/refused';
import type { History } from '../../page-worker/history/history';
import type { HistoryClient } from '../../page-worker/history/history-client';
import { keepLive } from './keep-live';
import { ticketKey } from '../../lottery/run-key';

type Keep = Parameters<History['keep']>[0];
let store: LabStore;
let kept: Keep[];
let notes: (FileNote | null)[];
let waiting: { readonly work: () => void; readonly ms: number }[];
let time: number;
let fails: Error | null;
let page: EventTarget;
let left: LeftRun[];
let lose: () => void;
beforeEach(() => {
  store = createLabStore();
  [kept, notes, waiting, time, fails, page, left] = [[], [], [], 1_000, null, new EventTarget(), []];
  const history = {
    warm: () => undefined,
    leave: (run: LeftRun) => left.push(run),
    onLost: (listener: () => void) => void (lose = listener),
    runs: {
      keep: async (run: Keep) => {
        if (fails) throw fails;
        kept.push(run);
        return { id: 'x', left: kept.length > 2 ? 1 : 0 };
      },
    },
  } as unknown as HistoryClient;
  const actions = {
    noteFile: (fileNote: FileNote | null) => {
      notes.push(fileNote);
      store.setState({ fileNote });
    },
  };
  keepLive(
    store,
    actions,
    history,
    page,
    () => time,
    (work, ms) => waiting.push({ work, ms }),
  );
});

const begun = emptyRecording(defaultExperiment);
const points = {
  step: [],
  'validation.loss': [],
  'validation.accuracy': [],
  'test.accuracy': [],
  'train.accuracy': [],
};
const withRuns = (count: number, recording = begun): Recording => ({
  ...recording,
  runs: Array.from({ length: count }, (_, round) => ({
    id: ticketKey(0, round),
    status: 'finished',
    points,
    trainingSeconds: 1,
    reused: false,
  })),
});
const live = (recording: Recording | null): void => store.setState({ live: recording });
const status = (next: 'running' | 'paused' | 'finished'): void =>
  store.setState(({ session }) => ({ session: { ...session, status: next } }));
const runsKept = (): number[] => kept.map(({ recording }) => recording.runs.length);
const settled = () => new Promise((resolve) => setTimeout(resolve));

it('keeps a run when it stops and when it ends, under one id', () => {
  live(begun);
  status('running');
  live(withRuns(1));
  live(withRuns(3));
  expect(kept).toEqual([]);
  status('paused');
  status('running');
  live(withRuns(9));
  status('finished');
  expect(runsKept()).toEqual([3, 9]);
  expect(kept[0].id).toMatch(/^[0-9a-f]{24}$/);
  expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
  expect(kept[1].when).toBe(1_000);
});

it('keeps a long run every 20 seconds', () => {
  live(begun);
  status('running');
  time += 19_000;
  live(withRuns(3));
  time += 2_000;
  live(withRuns(4));
  live(withRuns(5));
  expect(runsKept()).toEqual([4]);
});

it('keeps what was there before another one begins, and nothing twice or without a comparison', () => {
  live(withRuns(4));
  live(withRuns(2, emptyRecording({ ...defaultExperiment })));
  live(null);
  live(withRuns(1));
  status('paused');
  expect(runsKept()).toEqual([4, 2]);
  expect(kept[0].id).not.toBe(kept[1].id);
});

it('leaves behind what is not stored yet when the page is left', async () => {
  const leave = (): void => void page.dispatchEvent(new Event('pagehide'));
  leave();
  live(withRuns(1));
  leave(); // nothing to compare yet
  live(withRuns(3));
  leave();
  status('finished');
  leave(); // on its way, but not there
  expect(left.map(({ recording }) => recording.runs.length)).toEqual([3, 3]);
  expect(left[1].id).toBe(kept[0].id);
  await settled();
  leave(); // stored
  expect(left).toHaveLength(2);
});

it('tries again where there is no room, says so once, and takes it back when there is', async () => {
  const tryAgain = async (): Promise<number | undefined> => {
    const next = waiting.shift();
    next?.work();
    await settled();
    return next?.ms;
  };
  fails = new Refused({ kind: 'internal', message: 'full', noRoom: 1_234 });
  live(withRuns(2));
  status('paused');
  await settled();
  // it may be what else the browser has just refused, on its way out
  expect(notes).toEqual([]);
  expect([await tryAgain(), await tryAgain(), await tryAgain()]).toEqual([5_000, 5_000, 20_000]);
  status('running');
  live(withRuns(3));
  status('finished');
  await settled();
  expect(waiting).toHaveLength(1);
  expect(notes).toEqual([{ kind: 'no-room', bytes: 1_234 }]);
  fails = null;
  await tryAgain();
  expect(runsKept()).toEqual([3]);
  expect(notes).toEqual([{ kind: 'no-room', bytes: 1_234 }, null]);
  expect(waiting).toEqual([]);
});

it('keeps what was read back from storage only once it has grown', () => {
  const readBack = (recording: Recording): Recording => ({
    ...recording,
    runs: recording.runs.map((run) => ({ ...run, reused: true })),
  });
  store.setState(({ session }) => ({ live: readBack(withRuns(3)), session: { ...session, status: 'finished' } }));
  page.dispatchEvent(new Event('pagehide'));
  expect([kept, left]).toEqual([[], []]);
  status('running');
  live({ ...readBack(withRuns(3)), runs: withRuns(4).runs });
  status('paused');
  expect(runsKept()).toEqual([4]);
});

it('says that old runs have left', async () => {
  for (const runs of [2, 3, 4]) {
    live(withRuns(runs));
    status('running');
    status('paused');
  }
  await settled();
  expect(notes).toEqual([{ kind: 'made-room', count: 1 }]);
});

it('says when the script that keeps runs did not come', async () => {
  fails = new Refused({ kind: 'file-missing', message: 'history.worker.js could not be fetched.' });
  live(withRuns(2));
  status('paused');
  await settled();
  expect(notes).toEqual([{ kind: 'not-kept', why: 'file-missing' }]);
});

it('says once when the browser refuses it for another reason', async () => {
  fails = new Refused({ kind: 'internal', message: 'The browser does not let this page read and write its storage.' });
  for (const runs of [2, 3]) {
    live(withRuns(runs));
    status('paused');
    await settled();
    status('running');
  }
  expect(notes).toEqual([{ kind: 'not-kept', why: 'failed' }]);
});

it('keeps the run on screen anew when site data were cleared', async () => {
  lose(); // nothing is there yet
  live(begun);
  status('running');
  live(withRuns(3));
  status('paused');
  await settled();
  lose();
  expect(runsKept()).toEqual([3, 3]);
  expect(kept[0].id).toBe(kept[1].id);
});

it('a storage that is lost again at every try is tried at the pace of savings, not without pause', async () => {
  let asks = 0;
  const history = {
    warm: () => undefined,
    leave: () => undefined,
    onLost: (listener: () => void) => void (lose = listener),
    runs: {
      keep: async () => {
        asks += 1;
        if (asks < 50) lose();
        throw new Refused({ kind: 'internal', message: 'The disk does not answer.' });
      },
    },
  } as unknown as HistoryClient;
  const other = createLabStore();
  keepLive(other, { noteFile: (note) => notes.push(note) }, history, page, () => time);
  other.setState({ live: withRuns(3) });
  other.setState(({ session }) => ({ session: { ...session, status: 'paused' } }));
  for (let turn = 0; turn < 20; turn += 1) await settled();
  expect(asks).toBeLessThan(5);
  expect(notes).toEqual([{ kind: 'not-kept', why: 'failed' }]);
});
