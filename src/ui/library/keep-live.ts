/** Keeps what the page trains: at every stop, at the end, now and then in between, and when the page is left. */
import type { Recording } from '../../recording/recording';
import type { FileNote, LabState, LabStore } from '../../store/store';
import { refusalOf } from '../../page-worker/call/refused';
import type { HistoryClient } from '../../page-worker/history/history-client';

/** Between two savings of a run in training, in ms: a crash loses no more of the list than this. */
const EVERY = 20_000;
/** Or so many times as long as one takes: large runs are packed for seconds, on a machine that has training to do. */
const REST = 30;
/** What a browser refused may take room, too, until it has been cleared away. Then what had none may have it. */
const SOON = 5_000;

interface LiveRun {
  readonly id: string;
  readonly when: number;
  readonly recording: Recording;
  /** finished training runs that are on their way into storage, and there */
  readonly saved: number;
  readonly stored: number;
}

/** Has it more than the full network's runs? Less is nothing to compare. */
const isWorthKeeping = ({ runs }: Recording): boolean =>
  runs.some(({ id, status }) => id.level > 0 && status !== 'running');

const finished = ({ runs }: Recording): number => runs.filter(({ status }) => status !== 'running').length;

const isReadBack = ({ session: { status } }: LabState, { runs }: Recording): boolean =>
  (status === 'idle' || status === 'finished') && runs.every(({ reused }) => reused);

/** 12 random bytes: also where the page has no secure context. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export function keepLive(
  store: LabStore,
  actions: { noteFile(note: FileNote | null): void },
  history: HistoryClient,
  page: EventTarget,
  now: () => number = Date.now,
  later: (work: () => void, ms: number) => unknown = setTimeout,
): void {
  let current: LiveRun | null = null;
  let lastSaved = now();
  let took = 0; // the last one
  let refused = 0; // times in a row
  let isSaving = false;
  let isWaiting = false;

  const save = (): void => {
    const run = current;
    if (!run || finished(run.recording) <= run.saved || !isWorthKeeping(run.recording)) return;
    current = { ...run, saved: finished(run.recording) };
    lastSaved = now();
    const { id, when, recording } = run;
    const protect = store.getState().pinned.map((pin) => pin.replace(/^history\//, ''));
    isSaving = true;
    history.runs.keep({ id, when, recording, protect }).then(
      ({ left }) => {
        isSaving = false;
        refused = 0;
        took = now() - lastSaved;
        if (current?.id === id) current = { ...current, stored: finished(recording) };
        if (store.getState().fileNote?.kind === 'no-room') actions.noteFile(null);
        if (left > 0) actions.noteFile({ kind: 'made-room', count: left });
      },
      (error: unknown) => {
        isSaving = false;
        refused += 1;
        if (current?.id === id) current = { ...current, saved: run.saved };
        const { kind, noRoom } = refusalOf(error);
        if (noRoom === undefined) {
          if (refused === 1) actions.noteFile({ kind: 'not-kept', why: kind === 'file-missing' ? kind : 'failed' });
          return;
        }
        if (refused === 2) actions.noteFile({ kind: 'no-room', bytes: noRoom }); // said once, not every 20 s
        if (isWaiting) return;
        isWaiting = true;
        later(again, refused < 3 ? SOON : EVERY);
      },
    );
  };

  const again = (): void => {
    isWaiting = false;
    save();
  };

  // what is on screen is kept anew
  history.onLost(() => {
    if (current) current = { ...current, saved: 0, stored: 0 };
    if (!isSaving && refused === 0) save(); // a storage that is lost again at every try is not tried without pause
  });

  // keeping takes longer than a page that is left has
  page.addEventListener('pagehide', () => {
    const run = current;
    if (!run || finished(run.recording) <= run.stored || !isWorthKeeping(run.recording)) return;
    history.leave({ id: run.id, when: run.when, recording: run.recording });
  });

  store.subscribe((state, before) => {
    if (state.live !== before.live) {
      const { live } = state;
      const goesOn = current !== null && live !== null && continues(current.recording, live);
      if (!goesOn) save(); // what was in training before
      if (live === null) current = null;
      else if (goesOn && current) current = { ...current, recording: live };
      else {
        history.warm();
        // what was read back from storage was kept when it was trained
        const known = isReadBack(state, live) ? finished(live) : 0;
        current = { id: newId(), when: now(), recording: live, saved: known, stored: known };
      }
    }
    const stopped = state.session.status !== before.session.status && state.session.status !== 'running';
    if (stopped || now() - lastSaved > Math.max(EVERY, took * REST)) save();
  });
}

/** Is it the same run, some events later? Another one begins with another experiment, or anew. */
const continues = (earlier: Recording, later: Recording): boolean =>
  earlier.experiment === later.experiment && finished(later) >= finished(earlier);
