/** What a person can do, as changes of the store and messages to the coordinator. */
import { said } from '../page-worker/problems';
import { Problem } from '../problem';
import { readLink, writeLink, writePageLink } from '../experiment/link';
import { LONGEST_LINK } from '../experiment/link-note';
import type { Experiment } from '../experiment/schema';
import { readResults } from '../experiment/results-link';
import { cleanLink } from '../experiment/travelled';
import { readView } from '../experiment/view-link';
import { record, type LabEvent } from '../recording/events';
import { emptyRecording, type Recording } from '../recording/recording';
import { recordingOfTicket } from '../formats/ticket/recording';
import { fitted, type HeldExamples } from '../tasks/classification/files/own-files';
import { refusalOf } from '../page-worker/call/refused';
import type { KeptFiles } from '../page-worker/look/data-files';
import type { LabCalls, LabError, LabMessage, NotKept, Recalled } from '../page-worker/run/messages';
import { createFitting } from './fit-settings';
import { createInspector } from './inspector';
import { newest } from './newest';
import { linkedView, shownRecording } from './selectors';
import { initialState, type LabActions, type LabState, type LabStore, type RecordedFrom } from './store';

/** Most runs in one chart: as many as there are colours with dashes that can be told apart. */
export const MOST_PINNED = 8;

/** A coordinator that dies is asked anew, or missed, as a whole: no such call is missed by itself. */
const unwatched = (call: Promise<void>): void => void call.catch(() => undefined);

/**
 * What a recording begins with: the same experiment's runs where all of them are over, which are read back first;
 * else nothing.
 */
function startOf({ experiment, live }: LabState, events: readonly LabEvent[]): Recording {
  const version = events.find((event) => event.kind === 'began')?.engine.version;
  const goesOn =
    live?.experiment === experiment &&
    live.engine?.version === version &&
    live.runs.every(({ status }) => status !== 'running');
  return goesOn ? live : emptyRecording(experiment);
}

/** Is work under way or paused, so that a change of settings goes on with it? */
const isActive = ({ session }: LabState): boolean =>
  session.status === 'running' || session.status === 'preparing' || session.status === 'waiting';

/** Is there anything of other settings to stop, or to say no more? */
const hasBegun = ({ session }: LabState): boolean => session.status !== 'idle' || session.progress !== null;

/** That files are missing follows from their being refused: the cause is said. */
const causeOf = (before: LabError | null, now: LabError): LabError =>
  now.kind === 'data-missing' && before?.kind === 'data-invalid' && before.set === now.set ? before : now;

export interface LabDriver extends LabActions {
  /** a message of the coordinator */
  receive(message: LabMessage): void;
  /** the coordinator was replaced: what it was doing is asked for again */
  replaced(): void;
  /** there is no coordinator any more; whatever is sent next tries to start one */
  lost(error: LabError): void;
  /** the address has changed: a link was opened; or Back, which undoes settings but not the view */
  readAddress(hash: string, part?: 'all' | 'experiment'): void;
  /** asks for examples of the data set */
  preview(): void;
  /** what is stored of the experiment, null: nothing; starts and shows nothing */
  recall(): Promise<Recalled | null>;
  /** nobody has seen what was recalled: other settings came first */
  dropRecalled(): void;
  /** what was recalled of the experiment comes to the front, as if it had been trained by this page */
  showRecalled(recalled: Recalled): void;
  /** the run stored with the app has arrived */
  showRecorded(recording: Recording, from: RecordedFrom): void;
}

export function createActions(
  store: LabStore,
  lab: LabCalls,
  address: (hash: string, mode: 'push' | 'replace') => void,
  go: (by: -1 | 1) => void = () => {},
): LabDriver {
  const { getState: get, setState: set } = store;
  let pausing = false;
  const newestPreview = newest();
  const newestFiles = newest();
  const saidNotKept = new Set<NotKept>();

  const setSession = (change: Partial<LabState['session']>): void =>
    set((state) => ({ session: { ...state.session, ...change } }));

  /** @param refused files were not taken: said where they were given */
  const takeFiles = (asked: Promise<KeptFiles>, refused: (error: LabError) => void): void => {
    const isNewest = newestFiles();
    asked.then(
      ({ set: id, said: sentences, held }) => {
        if (!isNewest()) return;
        set({ dataError: null, dataSaid: { set: id, said: sentences } });
        takeSet(id, held);
      },
      (error: unknown) => {
        if (isNewest()) refused(refusalOf(error));
      },
    );
  };
  /** Files for the set in whose box they were given. */
  const takeInBox = (asked: Promise<KeptFiles>): void => {
    set({ dataError: null, dataSaid: null });
    takeFiles(asked, (dataError) => set({ dataError }));
  };

  const start = (fresh = false): number => {
    const number = get().session.number + 1;
    pausing = false;
    setSession({ number, status: 'preparing', error: null });
    if (get().dataError?.kind === 'file-missing') askPreview(); // it was lost with what should have made it
    lab.start({ session: number, experiment: get().experiment, fresh }).catch((reason: unknown) => {
      const error = refusalOf(reason);
      // that one died is said by `lost` and `replaced`
      if (error.kind === 'workers-forbidden' && number === get().session.number)
        setSession({ status: 'failed', error });
    });
    return number;
  };
  const stop = (forget: boolean): void => {
    const number = get().session.number + 1;
    setSession({ number, status: 'idle', progress: null, error: null });
    unwatched(lab.stop({ session: number, forget }));
  };
  const fit = createFitting();
  const inspector = createInspector(store, lab);
  const askPreview = (): void => {
    const { experiment } = get();
    const isNewest = newestPreview();
    lab.preview({ settings: experiment.data, splitSeed: experiment.chance.splitSeed }).then(
      (preview) => {
        if (isNewest()) set({ preview, dataError: null });
      },
      (reason: unknown) => {
        const error = refusalOf(reason);
        // nobody has asked for it: where there are no workers it is not missed
        if (!isNewest() || error.kind === 'workers-forbidden') return;
        set(({ dataError }) => ({ preview: null, dataError: causeOf(dataError, error) }));
      },
    );
  };
  /** The data set of files that are usable now, with as many examples as they hold. */
  const takeSet = (id: string, held: HeldExamples | null): void => {
    const { experiment } = get();
    const data = { ...experiment.data, set: id };
    const next = { ...experiment, data: held ? fitted(data, held) : data };
    if (writeLink(next) !== writeLink(experiment)) actions.edit(next);
    else askPreview();
  };
  const select = (change: Partial<LabState['selection']>): void => {
    set((state) => ({ selection: { ...state.selection, ...change } }));
    inspector.ask();
  };
  /** Weights belong to the recording in front: forgotten when another one comes there. */
  const inFront = (change: () => void): void => {
    const kind = (): string => {
      const shown = shownRecording(get());
      return shown === null ? 'none' : shown === get().live ? 'live' : 'recorded';
    };
    const before = kind();
    change();
    if (kind() === before) return;
    set({ inspection: null });
    inspector.ask();
  };
  /** Takes an experiment over from form or address. */
  const use = (experiment: Experiment): void => {
    const before = get().experiment;
    const isSame = writeLink(experiment) === writeLink(before);
    inFront(() => set((state) => ({ experiment, reproducing: state.reproducing && isSame })));
    if (!isSame) set(({ fileNote }) => ({ promised: null, fileNote: fileNote?.kind === 'ticket' ? null : fileNote })); // other settings give other results
    const dataChanged =
      JSON.stringify([before.data, before.chance.splitSeed]) !==
      JSON.stringify([experiment.data, experiment.chance.splitSeed]);
    if (dataChanged) askPreview();
  };

  /**
   * Writes experiment and view into the address. A theme is a taste: it travels only in links that
   * are made to hold it.
   */
  const showAddress = (mode: 'push' | 'replace'): void =>
    address(writePageLink(get().experiment, { ...linkedView(get()), theme: null }), mode);

  /** An empty page for the same experiment. `forget`: nor is anything kept that was trained for it. */
  const clear = (forget: boolean): void => {
    stop(forget);
    unwatched(lab.dropSession());
    set({
      reproducing: false,
      live: null,
      changeNote: null,
      liveWeights: null,
      inspection: null,
      selection: initialState.selection,
    });
    showAddress('replace');
    inspector.ask();
  };

  const actions: LabDriver = {
    edit(experiment, commit = true) {
      const fitted = fit(experiment, get().experiment);
      // what was read and put away is not said again while the same has to give way
      if (fitted.isNew || get().limitNotes.length > 0) set({ limitNotes: fitted.notes });
      use(fitted.experiment);
      if (!commit) return; // a dragged slider is one step, taken when it is let go
      showAddress('push');
      if (isActive(get())) start();
      else if (hasBegun(get())) stop(false);
    },
    openLink(hash) {
      const { experiment, notes } = readLink(hash);
      if (writeLink(experiment) !== writeLink(get().experiment)) actions.edit(experiment);
      set({ linkNotes: notes, promised: readResults(hash).results });
      actions.selectRound(readView(hash, get().panels).view.round);
      return notes;
    },
    play() {
      const { session } = get();
      pausing = false;
      if (session.status === 'paused') unwatched(lab.resume({ session: session.number }));
      else if (!isActive(get())) start();
    },
    pause() {
      const { session } = get();
      pausing = true;
      setSession({ status: 'paused' }); // the button answers at once, the work after its step
      unwatched(lab.pause({ session: session.number }));
    },
    stepRound() {
      const { session } = get();
      pausing = false;
      const number = session.status === 'paused' || isActive(get()) ? session.number : start();
      unwatched(lab.stepRound({ session: number }));
    },
    openRecording(recorded, recordedFrom, round = null) {
      if (hasBegun(get())) stop(false);
      const selection = { ...initialState.selection, round };
      const nothingLive = { live: null, liveWeights: null, inspection: null, changeNote: null };
      set({ recorded, recordedFrom, selection, linkNotes: [], limitNotes: [], reproducing: false, ...nothingLive });
      use(recorded.experiment);
      showAddress('push');
      inspector.ask();
    },
    reproduce() {
      const { recorded, recordedFrom } = get();
      if (!recorded || !recordedFrom) return;
      actions.openRecording(recorded, recordedFrom);
      set({ reproducing: true });
      start(true); // what this browser trained for it before would only be read back
    },
    reset: () => clear(true),
    putAway: () => clear(false),
    watchWeights: inspector.watch,
    selectRound(round) {
      select({ round });
      showAddress('replace');
    },
    selectTrial: (trial) => select({ trial }),
    selectWeight: (weight) => set((state) => ({ selection: { ...state.selection, weight } })),
    newSeeds() {
      const { experiment, locks } = get();
      const { initializationSeed, orderSeed, splitSeed } = experiment.chance;
      const drawn = (seed: number, locked: boolean): number => (locked ? seed : (seed + 1) % 1_000_000);
      actions.edit({
        ...experiment,
        chance: {
          ...experiment.chance,
          initializationSeed: drawn(initializationSeed, locks.initializationSeed),
          orderSeed: drawn(orderSeed, locks.orderSeed),
          splitSeed: drawn(splitSeed, locks.splitSeed),
        },
      });
    },
    togglePin(run) {
      const { pinned } = get();
      actions.setPinned(pinned.includes(run) ? pinned.filter((other) => other !== run) : [...pinned, run]);
    },
    noteFile: (fileNote) => set({ fileNote }),
    setPinned: (runs) => set({ pinned: [...new Set(runs)].slice(-MOST_PINNED) }),
    undo: () => go(-1),
    redo: () => go(1),
    setView(view) {
      set((state) => ({ view: { ...state.view, ...view } }));
      showAddress('replace');
    },
    rememberInLesson: (change) => set((state) => ({ lessonMemory: { ...state.lessonMemory, ...change } })),
    predict: (change) => set(({ prediction }) => ({ prediction: { ...prediction, ...change } })),
    setLock: (source, locked) => set((state) => ({ locks: { ...state.locks, [source]: locked } })),
    dismissNotes: () => set({ linkNotes: [], limitNotes: [], changeNote: null, fileNote: null }),
    dismissPromise: () => set({ promised: null }),
    useFiles: (id, files) => takeInBox(lab.keepData(id, files, false)),
    useDropped(files) {
      const name = files[0]?.name ?? '';
      takeFiles(lab.keepData(get().experiment.data.set, files, true), ({ message }) =>
        set({ fileNote: { kind: 'refused', name, reason: message } }),
      );
    },
    downloadData: (id) => takeInBox(lab.downloadData(id)),

    ask: lab.ask,
    exportTicket(id) {
      const recording = shownRecording(get());
      if (!recording) return Promise.reject(new Problem(said('nothing-trained')));
      return lab.takeAway({ kind: 'ticket', recording, id });
    },
    async openTicket(file) {
      const { ticket, notes } = await lab.openTicket(file);
      const recording = recordingOfTicket(ticket);
      inspector.useTicket(recording, ticket);
      actions.openRecording(recording, { kind: 'file', name: file.name });
      set({ promised: ticket.fingerprint?.slice(0, 8) ?? null });
      set((state) => ({ selection: { ...state.selection, trial: ticket.id.trial } }));
      actions.selectRound(ticket.id.round);
      const isAsMade = notes.changed?.length === 0 && notes.ignored.length === 0;
      set({ fileNote: isAsMade ? null : { kind: 'ticket', name: file.name, notes } });
    },
    exportData: () => lab.takeAway({ kind: 'data', experiment: shownRecording(get())?.experiment ?? get().experiment }),

    receive(message) {
      const { session } = get();
      switch (message.kind) {
        case 'events': {
          if (message.session !== session.number) return;
          // what was on screen stays until the new experiment has something to show
          const begins = message.events.some((event) => event.kind === 'began');
          const live = begins ? startOf(get(), message.events) : get().live;
          if (!live) return;
          inFront(() => set({ live: message.events.reduce(record, live) }));
          if (begins) set({ inspection: null });
          if (begins || message.events.some(({ kind }) => kind === 'run-finished')) inspector.ask();
          return;
        }
        case 'status':
          if (message.session !== session.number && message.session !== Infinity) return;
          if (message.status !== 'running') pausing = false;
          setSession({
            // a late "running" must not undo a pause just asked for
            status: pausing ? 'paused' : message.status,
            // of what was stopped there is nothing more to say: it may be of other settings
            progress: message.status === 'idle' ? null : (message.progress ?? session.progress),
            error: message.error,
          });
          return;
        case 'live-weights':
          if (message.session !== session.number) return;
          set({ liveWeights: { id: message.id, step: message.step, weights: message.weights } });
          return;
        case 'changed':
          if (message.session !== session.number) return;
          set({ changeNote: { kept: message.kept, dropped: message.dropped } });
          return;
        case 'not-kept':
          if (saidNotKept.has(message.why)) return; // once, not with every run
          saidNotKept.add(message.why);
          set({ fileNote: message });
          return;
        default:
          message satisfies never;
      }
    },
    replaced() {
      askPreview();
      inspector.ask();
      if (isActive(get())) start();
      else if (get().session.status === 'paused') setSession({ status: 'idle' });
    },
    lost(error) {
      newestPreview(); // the one that waits leaves what is shown
      if (get().preview === null) set({ dataError: error });
      const { status } = get().session;
      pausing = false;
      setSession({ error, status: status === 'idle' || status === 'finished' ? status : 'failed' });
    },
    readAddress(hash, part = 'all') {
      const { experiment, notes } = readLink(hash);
      const shown = part === 'all' ? readView(hash, get().panels) : null;
      const promise = readResults(hash);
      set({ limitNotes: [], linkNotes: [...notes, ...(shown?.notes ?? []), ...promise.notes] });
      if (shown) {
        const { round, theme, ...view } = shown.view;
        set((state) => ({
          selection: { ...state.selection, round },
          view: { ...state.view, ...view, theme: theme ?? state.view.theme },
        }));
      }
      if (writeLink(experiment) !== writeLink(get().experiment)) {
        use(experiment);
        if (isActive(get())) start();
        else if (hasBegun(get())) stop(false);
      }
      if (shown) set({ promised: promise.results });
      if (!shown) showAddress('replace'); // that entry holds the view of its time
      else if (hash.length <= LONGEST_LINK && cleanLink(hash) !== hash.replace(/^#/, ''))
        address(cleanLink(hash), 'replace');
    },
    preview: askPreview,
    recall: () => lab.recall(get().experiment).catch(() => null),
    dropRecalled: () => unwatched(lab.dropSession()),
    showRecalled({ events, progress }) {
      const { experiment, session } = get();
      const status = progress.runsDone === progress.runsTotal ? 'finished' : 'idle';
      const live = events.reduce(record, emptyRecording(experiment));
      inFront(() => set({ live, session: { ...session, status, progress } }));
    },
    showRecorded(recorded, recordedFrom) {
      set({ recorded, recordedFrom, inspection: null, reproducing: false });
      inspector.ask();
    },
  };
  return actions;
}
