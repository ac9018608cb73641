import { inEnglish } from '../problem';
import { beforeEach, describe, expect, it } from 'vitest';
import { readLink } from '../experiment/link';
import { defaultExperiment, type Experiment } from '../experiment/schema';
import type { LabEvent } from '../recording/events';
import { plannedCount } from '../recording/complete';
import { emptyRecording, type Recording } from '../recording/recording';
import { FakeWorker, functionsOf } from '../page-worker/call/fixture';
import type { Refusal } from '../page-worker/call/refused';
import type { LabCalls, TrialWeights } from '../page-worker/run/messages';
import { createActions, type LabDriver } from './actions';
import { beatOnScreen, ghostRecording, selectedRound, shownRecording } from './selectors';
import { createLabStore, type LabStore } from './store';
import { fullKey, ticketKey, type RunKey } from '../lottery/run-key';

const engine = {
  id: 'simd',
  backend: 'wasm',
  version: 'simd-1',
  device: '',
  software: false,
  workers: 2,
  reason: 'auto-no-gpu',
} as const;
const data = { inputShape: [28, 28, 1], classNames: ['0', '1'], filesHash: null };
const began: LabEvent = { kind: 'began', engine, data };
const started: LabEvent = { kind: 'run-started', id: fullKey(0) };
const finishedFull: LabEvent = {
  kind: 'run-finished',
  id: fullKey(0),
  status: 'finished',
  trainingSeconds: 1,
  reused: false,
  points: { step: [], 'validation.loss': [], 'validation.accuracy': [], 'test.accuracy': [], 'train.accuracy': [] },
};
/** Where a run stands with so many training runs and steps done. */
const counted = (runsDone: number, stepsDone: number) => ({
  runsDone,
  runsTotal: 75,
  stepsDone,
  stepsTotal: 750,
  runsReused: 0,
  current: null,
  stepsPerSecond: null,
  secondsLeft: null,
  secondsToResult: null,
});
const recorded: Recording = { ...emptyRecording(defaultExperiment), engine, data };

const from = { kind: 'gallery', id: 'sgd' } as const;

let store: LabStore;
let worker: FakeWorker;
let addresses: [string, string][];
let actions: LabDriver;
beforeEach(() => {
  worker = new FakeWorker();
  addresses = [];
  store = createLabStore(['speed', 'film', 'gap'], { film: 'selected', gap: 'any' });
  actions = createActions(store, functionsOf<LabCalls>(worker), (hash, mode) => addresses.push([hash, mode]));
});

const kinds = (): string[] => worker.calls.map(({ name }) => name);
/** What was asked last. */
const last = () => worker.calls.at(-1);
const asked = (name: keyof LabCalls, given: object) => ({ name, given: [given] });
const settled = () => new Promise((resolve) => setTimeout(resolve));
/** The worker answers what it was asked last, or the call of this number. */
const answer = async (given: unknown, request = last()?.request ?? 0): Promise<void> => {
  worker.say({ kind: 'answer', request, answer: given });
  await settled();
};
const refuse = async (refusal: Refusal): Promise<void> => {
  worker.say({ kind: 'refusal', request: last()?.request ?? 0, refusal });
  await settled();
};
const status = () => store.getState().session.status;
const session = () => store.getState().session.number;
const tell = (next: 'running' | 'paused' | 'finished' | 'idle' | 'waiting', number = session()): void =>
  actions.receive({ kind: 'status', session: number, status: next, progress: null, error: null });
const rate = (value: number): Experiment => ({
  ...defaultExperiment,
  pruning: { ...defaultExperiment.pruning, rate: value },
});

describe('what is stored of the experiment', () => {
  const over = (round: number): LabEvent => ({
    kind: 'run-finished',
    id: ticketKey(0, round),
    status: 'finished',
    trainingSeconds: 1,
    reused: true,
    points: { step: [], 'validation.loss': [], 'validation.accuracy': [], 'test.accuracy': [], 'train.accuracy': [] },
  });
  const progress = (runsDone: number) => ({
    runsDone,
    runsTotal: 2,
    stepsDone: 0,
    stepsTotal: 0,
    runsReused: runsDone,
    current: null,
    stepsPerSecond: null,
    secondsLeft: null,
    secondsToResult: null,
  });
  const recalled = (runsDone: number) => ({
    events: [began, ...Array.from({ length: runsDone }, (_, round) => over(round))],
    progress: progress(runsDone),
  });

  it('is asked for', async () => {
    const found = actions.recall();
    expect(last()).toMatchObject({ name: 'recall', given: [defaultExperiment] });
    await answer(recalled(1));
    expect(await found).toEqual(recalled(1));
  });

  it('is nothing where nobody can answer, and files that were given are refused there', async () => {
    const found = actions.recall();
    actions.useFiles('mnist', []);
    worker.crash();
    expect(await found).toBeNull();
    await settled();
    expect(inEnglish(store.getState().dataError?.message ?? '')).toContain('could not be fetched');
  });

  it('is shown as finished, or to go on with; nothing is started', () => {
    actions.showRecalled(recalled(2));
    expect(store.getState().live).toMatchObject({
      experiment: defaultExperiment,
      engine,
      runs: [{ reused: true }, { reused: true }],
    });
    expect(store.getState().session).toMatchObject({ status: 'finished', progress: progress(2) });
    actions.reset();
    actions.showRecalled(recalled(1));
    expect(store.getState().session).toMatchObject({ status: 'idle', progress: progress(1) });
    expect(kinds()).toEqual(['stop', 'dropSession']);
  });

  it('stays on screen while Play reads it back, and is not said of other settings', () => {
    actions.showRecalled(recalled(1));
    actions.play();
    actions.receive({ kind: 'events', session: session(), events: [began] });
    expect(store.getState().live?.runs).toHaveLength(1);
    const other: LabEvent = { kind: 'began', engine: { ...engine, version: 'tfjs' }, data };
    actions.receive({ kind: 'events', session: session(), events: [other] }); // its runs are other ones
    expect(store.getState().live?.runs).toEqual([]);
    actions.reset();
    actions.showRecalled(recalled(1));
    actions.edit(rate(0.5));
    actions.receive({ kind: 'status', session: session(), status: 'idle', progress: progress(1), error: null });
    expect(store.getState().session).toMatchObject({ status: 'idle', progress: null });
  });
});

describe('transport', () => {
  it('starts, pauses at once, resumes the same session', () => {
    actions.play();
    expect(worker.calls[0]).toMatchObject(asked('start', { session: 1, experiment: defaultExperiment }));
    tell('running');
    actions.pause();
    expect(status()).toBe('paused');
    tell('running'); // sent before the coordinator heard of the pause
    expect(status()).toBe('paused');
    tell('paused');
    actions.play();
    tell('running');
    expect(status()).toBe('running');
    expect(kinds()).toEqual(['start', 'pause', 'resume']);
  });

  it('waits for another tab with the same experiment, which can be paused or changed', () => {
    actions.play();
    tell('waiting');
    expect(status()).toBe('waiting');
    actions.play();
    expect(kinds()).toEqual(['start']);
    actions.edit(rate(0.2));
    expect(last()).toMatchObject(asked('start', { session: 2 }));
    tell('waiting');
    actions.pause();
    tell('idle');
    expect(status()).toBe('idle');
    expect(last()).toMatchObject(asked('pause', { session: 2 }));
  });

  it('starts when a step is asked for first', () => {
    actions.stepRound();
    expect(kinds()).toEqual(['start', 'stepRound']);
    tell('paused');
    actions.stepRound();
    expect(kinds()).toEqual(['start', 'stepRound', 'stepRound']);
  });

  it('puts a run away without forgetting what was trained', () => {
    actions.play();
    actions.receive({ kind: 'events', session: 1, events: [began, started] });
    tell('finished');
    actions.selectRound(2);
    actions.putAway();
    expect(store.getState()).toMatchObject({ live: null, selection: { round: null }, session: { status: 'idle' } });
    expect(worker.calls.slice(-2)).toMatchObject([
      asked('stop', { session: 2, forget: false }),
      { name: 'dropSession' },
    ]);
  });

  it('resets: stops, forgets, and shows the recorded run again', () => {
    actions.showRecorded(recorded, from);
    actions.play();
    actions.receive({ kind: 'events', session: 1, events: [began, started] });
    expect(shownRecording(store.getState())).not.toBe(recorded);
    expect(ghostRecording(store.getState())).toBe(recorded);
    actions.reset();
    expect(worker.calls.find(({ name }) => name === 'stop')).toMatchObject(asked('stop', { session: 2, forget: true }));
    expect(shownRecording(store.getState())).toBe(recorded);
    expect(status()).toBe('idle');
  });

  it('drops late messages of an earlier session', () => {
    actions.play();
    actions.reset();
    actions.receive({ kind: 'events', session: 1, events: [began, started] });
    tell('running', 1);
    actions.receive({
      kind: 'live-weights',
      session: 1,
      id: fullKey(0),
      step: 1,
      weights: [],
    });
    expect(store.getState()).toMatchObject({ live: null, liveWeights: null });
    expect(status()).toBe('idle');
  });
});

describe('changing settings', () => {
  it('writes the link, starts over at once while running, and keeps what is on screen until news come', () => {
    actions.play();
    actions.receive({ kind: 'events', session: 1, events: [began, started] });
    tell('running');
    const before = store.getState().live;
    actions.edit(rate(0.2));
    expect(addresses).toEqual([['v=3&pruning.rate=0.2', 'push']]);
    expect(last()).toMatchObject(asked('start', { session: 2, experiment: { pruning: { rate: 0.2 } } }));
    expect(store.getState().live).toBe(before);
    actions.receive({ kind: 'events', session: 2, events: [began] });
    expect(store.getState().live?.experiment.pruning.rate).toBe(0.2);
  });

  it('a run that is left before its end is told of, and can be gone back to', () => {
    const left = () => store.getState().left;
    const trainOne = (): void => {
      actions.play();
      actions.receive({ kind: 'events', session: session(), events: [began, finishedFull] });
      tell('running');
    };
    trainOne();
    actions.edit(rate(0.2), false); // a slider under the finger
    expect(left()).toBeNull();
    actions.edit(rate(0.2));
    expect(left()).toEqual({ experiment: defaultExperiment, done: 1, planned: plannedCount(defaultExperiment) });
    expect(store.getState().session.progress).toBeNull(); // counts and bar begin anew
    actions.goBack();
    expect(store.getState().experiment).toEqual(defaultExperiment);
    expect(left()).toBeNull();
    expect(last()).toMatchObject(asked('start', { experiment: defaultExperiment }));
    trainOne();
    actions.openRecording({ ...recorded, experiment: rate(0.5) }, from);
    expect(left()).toMatchObject({ done: 1 });
    actions.dismissNotes();
    expect(left()).toBeNull();
  });

  it('an experiment is begun by who trains it, until that is forgotten; what was only found is not left behind', () => {
    const begun = () => store.getState().begun;
    actions.showRecalled({ events: [began, finishedFull], progress: counted(1, 500) });
    actions.edit(rate(0.2));
    expect([begun(), store.getState().left]).toEqual([[], null]);
    actions.play();
    actions.edit(rate(0.5));
    expect(begun()).toEqual(['v=3&pruning.rate=0.2', 'v=3&pruning.rate=0.5']);
    actions.edit(rate(0.2));
    expect(begun()).toEqual(['v=3&pruning.rate=0.5', 'v=3&pruning.rate=0.2']);
    actions.putAway();
    expect(begun()).toHaveLength(2);
    actions.reset();
    expect(begun()).toEqual(['v=3&pruning.rate=0.5']);
  });

  it('counts no run as undone that was done, while stored ones are read back', () => {
    const told = (runsDone: number, stepsDone: number) => {
      const progress = counted(runsDone, stepsDone);
      actions.receive({ kind: 'status', session: session(), status: 'running', progress, error: null });
      return store.getState().session.progress;
    };
    actions.play();
    told(12, 125);
    actions.replaced(); // its worker died: the new one counts again from nothing
    expect(told(0, 0)).toMatchObject({ runsDone: 12, stepsDone: 125 });
    expect(told(13, 126)).toMatchObject({ runsDone: 13, stepsDone: 126 });
    actions.edit(rate(0.2));
    expect(told(1, 10)).toMatchObject({ runsDone: 1, stepsDone: 10 }); // another experiment has counts of its own
  });

  it('does not start over while a slider is dragged, nor when nothing runs', () => {
    actions.edit(rate(0.2), false);
    expect(addresses).toEqual([]);
    actions.edit(rate(0.3));
    expect(addresses).toEqual([['v=3&pruning.rate=0.3', 'push']]);
    expect(kinds()).toEqual([]);
    expect(store.getState().experiment.pruning.rate).toBe(0.3);
  });

  it('asks for new examples only when the data change', () => {
    actions.edit(rate(0.5));
    expect(kinds()).toEqual([]);
    actions.edit({ ...defaultExperiment, data: { ...defaultExperiment.data, set: 'moons' } });
    expect(kinds()).toEqual(['preview']);
  });

  it('brings settings within the limits and notes it', () => {
    const wide = {
      ...defaultExperiment,
      network: { ...defaultExperiment.network, widths: [2048, 2048, 2048, 2048, 2048, 2048] },
    };
    actions.edit(wide);
    expect(store.getState().experiment.network.widths).toEqual([300, 100]);
    expect(store.getState().limitNotes).toMatchObject([{ kind: 'too-large', path: 'network.widths' }]);
  });

  it('draws new seeds but for the locked ones', () => {
    actions.setLock('orderSeed', true);
    actions.newSeeds();
    const { initializationSeed, orderSeed, splitSeed } = store.getState().experiment.chance;
    expect([initializationSeed, orderSeed, splitSeed]).toEqual([2, 1, 1]); // the split is locked at first
  });
});

describe('the address', () => {
  it('sets the experiment up and never starts it', () => {
    actions.readAddress('#v=1&pruning.rate=0.2&pruning.rounds=99');
    expect(store.getState().experiment.pruning).toMatchObject({ rate: 0.2, rounds: 30 });
    expect(store.getState().linkNotes).toHaveLength(1);
    expect(kinds()).toEqual([]);
  });
  it('a link takes results of other settings off the page, and Back leaves them beside its own', () => {
    actions.showRecorded(recorded, from);
    actions.readAddress('#v=3&pruning.rate=0.2', 'experiment');
    expect(store.getState()).toMatchObject({ recorded, recordedFrom: from });
    actions.readAddress('#v=3&pruning.rate=0.3&round=2');
    expect(shownRecording(store.getState())).toBeNull();
    expect(store.getState().recordedFrom).toBeNull();
    actions.openRecording(recorded, from);
    actions.openLink('#v=3');
    expect(store.getState().recorded).toBe(recorded);
    actions.openLink('#v=3&pruning.rate=0.3');
    expect(store.getState().recorded).toBeNull();
  });
  it('a link that comes while another experiment is in training leaves its results until the first of its own', () => {
    actions.play();
    actions.receive({ kind: 'events', session: session(), events: [began, started] });
    tell('running');
    actions.readAddress('#v=3&pruning.rate=0.3');
    expect(shownRecording(store.getState())?.experiment).toEqual(defaultExperiment);
    tell('paused');
    actions.readAddress('#v=3&pruning.rate=0.2');
    expect(store.getState().live).toBeNull();
  });
  it('Back undoes: the former hash brings the former experiment, running on if it ran', () => {
    actions.play();
    tell('running');
    actions.edit(rate(0.2));
    actions.readAddress('');
    expect(store.getState().experiment).toEqual(readLink('').experiment);
    expect(last()).toMatchObject(asked('start', { experiment: defaultExperiment }));
  });
  it('holds how the page is shown, but for the theme, which is a taste', () => {
    actions.setView({ lecture: true, slide: 'film', hidden: ['speed'], theme: 'dark' });
    expect(addresses).toEqual([['v=3&lecture=film&hide=speed', 'replace']]);
    actions.edit(rate(0.2));
    expect(addresses.at(-1)).toEqual(['v=3&pruning.rate=0.2&lecture=film&hide=speed', 'push']);
  });
  it('holds what is chosen in charts, as far as the experiment has it', () => {
    actions.setView({ scale: 'near', path: 'ticket/3', pruned: 'fine-tuned' });
    expect(addresses.at(-1)).toEqual(['v=3&scale=near', 'replace']);
    const link = '#v=3&chains=imp,fine-tuned&connectivity.steps=0&scale=near&path=ticket/3&pruned=fine-tuned';
    actions.readAddress(link);
    expect(store.getState().view).toMatchObject({ scale: 'near', path: 'ticket/3', pruned: 'fine-tuned' });
    actions.selectRound(1);
    expect(addresses.at(-1)?.[0]).toBe(link.slice(1).replace('&scale', '&round=1&scale'));
    actions.readAddress('#v=3');
    expect(store.getState().view).toMatchObject({ scale: 'whole', path: null, pruned: null });
  });
  it('holds the plane that is shown and what it shows, and of random weights how many and which', () => {
    const of = (more: string): string => `#v=3&data.set=moons${more}`;
    actions.readAddress(of('&connectivity.steps=0,100&connectivity.plane=copies&plane=100&height=error&sum=3/1'));
    expect(store.getState().view).toMatchObject({ plane: '100', height: 'error', sum: { n: 3, draw: 1 } });
    actions.setView({ graph: 'only-pruned', rebuilt: { n: 12, draw: 2 } });
    const chosen = '&plane=100&height=error&graph=only-pruned&sum=3/1&rebuilt=12/2';
    expect(addresses.at(-1)?.[0].endsWith(chosen)).toBe(true);
    // neither is there in an experiment without planes, whose examples are no points
    actions.edit(defaultExperiment);
    expect(addresses.at(-1)?.[0]).toBe('v=3');
  });
  it('brings the view back, and a theme only where a link holds one', () => {
    actions.readAddress('#v=1&lecture=film&hide=speed&lesson=pruning/2&round=3&theme=projector');
    const { view, selection } = store.getState();
    expect(view).toMatchObject({ lecture: true, slide: 'film', hidden: ['speed'], theme: 'projector' });
    expect([view.lesson, selection.round]).toEqual([{ id: 'pruning', step: '2' }, 3]);
    actions.readAddress('#v=1');
    expect(store.getState().view).toMatchObject({ lecture: false, hidden: [], lesson: null, theme: 'projector' });
  });
  it('a lesson that opens ends the story, with what it showed, and it does not come back', () => {
    actions.readAddress('#v=2&story=prune&round=1');
    actions.setView({ pruningOpen: true });
    expect(beatOnScreen(store.getState())).toBe('prune');
    actions.setView({ lesson: { id: 'pruning', step: '' } });
    expect(store.getState()).toMatchObject({ view: { story: null, pruningOpen: false }, selection: { round: null } });
    actions.readAddress('#v=2&story=train&lesson=pruning/why');
    expect(beatOnScreen(store.getState())).toBeNull();
    actions.setView({ lesson: null });
    expect(beatOnScreen(store.getState())).toBeNull();
  });
  it('a lecture that follows a beat begins at its beginning, not at what the beat points at', () => {
    actions.readAddress('#v=2&story=train');
    actions.setView({ slide: 'film' }); // pointed at
    actions.setView({ lecture: true });
    expect(store.getState().view).toMatchObject({ lecture: true, slide: null, story: null });
  });

  it('a story that ends takes its round along, and leaves one that the reader has chosen', () => {
    actions.readAddress('#v=2&story=prune&round=1');
    actions.setView({ story: null });
    expect(store.getState().selection.round).toBeNull();
    actions.readAddress('#v=2&story=win');
    actions.selectRound(5);
    actions.setView({ story: null });
    expect(store.getState()).toMatchObject({ view: { story: null }, selection: { round: 5 } });
  });
  it('a lecture that begins ends the story, whose last beat shows what it asks for; a link can ask for both', () => {
    actions.readAddress('#v=2&story=prune');
    actions.setView({ lecture: true, slide: null });
    expect(beatOnScreen(store.getState())).toBeNull();
    actions.readAddress('#v=2&lecture=on&story=train');
    expect(beatOnScreen(store.getState())).toBe('train');
    actions.setView({ lecture: true, story: 'prune' });
    expect(beatOnScreen(store.getState())).toBe('prune');
  });
  it('an embedded page tells no story, so none takes its keys', () => {
    actions.readAddress('#v=2&embed=on&story=train');
    expect(beatOnScreen(store.getState())).toBeNull();
  });
  it('a link that travelled is read as meant, and the address says what was meant', () => {
    actions.readAddress('#%23v%3D3%26pruning.rate%3D0.2%26round%3D3).&amp;utm_source=news');
    expect(store.getState()).toMatchObject({ experiment: rate(0.2), linkNotes: [], selection: { round: 3 } });
    expect(addresses).toEqual([['v=3&pruning.rate=0.2&round=3', 'replace']]);
    actions.readAddress('#v=3&pruning.rate=0.2&magic=1&results=a4130835');
    expect(addresses).toHaveLength(1); // what is no setting stays too, with its note
  });
  it('Back keeps the view', () => {
    actions.setView({ lecture: true, slide: 'film' });
    actions.edit(rate(0.2));
    actions.readAddress('', 'experiment');
    expect(store.getState()).toMatchObject({ experiment: defaultExperiment, view: { lecture: true } });
    expect(addresses.at(-1)).toEqual(['v=3&lecture=film', 'replace']);
  });
});

describe('trouble', () => {
  it('says once what stays in memory only, not with every run', () => {
    const note = () => store.getState().fileNote;
    actions.receive({ kind: 'not-kept', why: 'forbidden' });
    expect(note()).toMatchObject({ kind: 'not-kept', why: 'forbidden' });
    actions.dismissNotes();
    actions.receive({ kind: 'not-kept', why: 'forbidden' });
    expect(note()).toBeNull();
    actions.receive({ kind: 'not-kept', why: 'no-room' });
    expect(note()).toMatchObject({ why: 'no-room' });
  });

  it('shows refused data and keeps the running experiment', async () => {
    actions.play();
    tell('running');
    actions.useFiles('mnist', []);
    const error = { kind: 'data-invalid', message: 'x.gz: is empty (0 bytes).', set: 'mnist' } as const;
    await refuse(error);
    expect(store.getState().dataError).toEqual(error);
    expect(status()).toBe('running');
  });
  describe('data files', () => {
    const named = [{ name: 'cat.png', blob: new Blob() }];
    const kept = (
      set: string,
      held: { train: number; validation: number | null; test: number | null } | null,
    ): Promise<void> => answer({ set, said: ['Read.'], held });

    it('dropped on the page change nothing until they are usable, then the set and its sizes', async () => {
      actions.useDropped(named);
      expect(last()).toMatchObject({ name: 'keepData', given: ['strokes', named, true] });
      expect(store.getState().experiment).toEqual(defaultExperiment);
      await kept('idx', { train: 2_600, validation: null, test: 520 });
      expect(store.getState().experiment.data).toMatchObject({ set: 'idx', train: 2_200, validation: 400, test: 520 });
      expect(store.getState().dataSaid).toEqual({ set: 'idx', said: ['Read.'] });
    });
    it('dropped and refused leave experiment and examples as they are, and are named', async () => {
      const before = store.getState();
      actions.useDropped(named);
      await refuse({ kind: 'data-invalid', message: 'cat.png: is a PNG picture', set: 'idx' });
      expect(store.getState()).toEqual({
        ...before,
        fileNote: { kind: 'refused', name: 'cat.png', reason: 'cat.png: is a PNG picture' },
      });
    });
    it('of CIFAR-10 are taken with the sizes as they are', async () => {
      actions.useDropped(named);
      await kept('cifar-10', null);
      expect(store.getState().experiment.data).toEqual({ ...defaultExperiment.data, set: 'cifar-10' });
    });
    it('keep the cause of a refusal when later they are missing', async () => {
      actions.edit({ ...defaultExperiment, data: { ...defaultExperiment.data, set: 'mnist' } });
      actions.useFiles('mnist', named);
      const cause = { kind: 'data-invalid', message: 'train.gz: is cut off.', set: 'mnist' } as const;
      await refuse(cause);
      actions.preview();
      await refuse({ kind: 'data-missing', message: 'x', set: 'mnist' });
      expect(store.getState().dataError).toEqual(cause);
    });
  });
  it('where there are no workers only what was asked for is missed', async () => {
    const error = { kind: 'workers-forbidden', message: 'no' } as const;
    actions.preview();
    await refuse(error);
    expect(store.getState().dataError).toBeNull();
    actions.play();
    await refuse(error);
    expect(store.getState()).toMatchObject({ session: { status: 'failed', error }, dataError: null });
  });
  it('starts again what a replaced coordinator was doing', () => {
    actions.play();
    tell('running');
    actions.replaced();
    expect(last()).toMatchObject(asked('start', { session: 2 }));
  });
  it('says what is missing when there is no coordinator, answers what waits, and begins anew with Play', async () => {
    const missing = { kind: 'file-missing', message: 'coordinator.worker.js could not be fetched.' } as const;
    actions.preview();
    actions.play();
    const files = actions.exportData();
    worker.crash();
    actions.lost(missing);
    await expect(files).rejects.toThrow(missing.message);
    expect(status()).toBe('failed');
    expect(store.getState()).toMatchObject({ session: { error: missing }, dataError: missing });
    worker.calls.length = 0;
    actions.play();
    expect(kinds()).toEqual(['preview', 'start']);
    expect(store.getState().session.error).toBeNull();
  });
});

describe('what is in front', () => {
  const moons: Experiment = { ...defaultExperiment, data: { ...defaultExperiment.data, set: 'moons' } };

  it('is never about another data set than the form, once the form stands still', () => {
    actions.showRecorded(recorded, from);
    actions.edit(moons);
    expect(shownRecording(store.getState())).toBeNull();
    actions.play();
    actions.receive({ kind: 'events', session: 1, events: [began, started] });
    expect(shownRecording(store.getState())).toBe(store.getState().live);
    expect(ghostRecording(store.getState())).toBeNull(); // curves of other data say nothing here
    tell('finished');
    actions.edit(defaultExperiment);
    expect(shownRecording(store.getState())).toBe(recorded);
  });

  it('is in a lecture the recorded run, until what is trained has the round that is shown', () => {
    const shown = () => (shownRecording(store.getState()) === recorded ? 'recorded' : 'live');
    const over = (level: number): LabEvent => ({ ...finishedFull, id: ticketKey(0, level) });
    const hear = (...events: LabEvent[]) => actions.receive({ kind: 'events', session: 1, events });
    actions.showRecorded(recorded, from);
    actions.watchWeights(true);
    actions.setView({ lecture: true, slide: 'film' });
    actions.play();
    hear(began, started, finishedFull, { kind: 'run-started', id: ticketKey(0, 1) });
    expect([shown(), ghostRecording(store.getState())]).toEqual(['recorded', null]);
    actions.setView({ slide: 'speed' }); // it shows a run from its first step
    expect(shown()).toBe('live');
    expect(last()).toMatchObject(asked('inspect', { id: fullKey(0) }));
    actions.setView({ slide: 'film' });
    expect(shown()).toBe('recorded');
    actions.selectRound(2);
    hear(over(1));
    expect(shown()).toBe('recorded');
    actions.selectRound(null);
    expect(shown()).toBe('live');
    actions.selectRound(2);
    expect(shown()).toBe('recorded');
    actions.setView({ slide: 'gap' }); // it shows all rounds
    expect(shown()).toBe('live');
    actions.setView({ slide: 'film' });
    hear(over(2));
    expect(shown()).toBe('live');
    expect(ghostRecording(store.getState())).toBe(recorded);
    actions.setView({ lecture: false });
    actions.selectRound(5);
    expect(shown()).toBe('live'); // the page has them side by side
  });

  it('asks for weights only while something shows them, anew when another recording comes to the front', () => {
    actions.showRecorded(recorded, from);
    actions.selectRound(3);
    expect(kinds()).toEqual([]);
    actions.watchWeights(true);
    expect(last()).toMatchObject(asked('inspect', { id: ticketKey(0, 3) }));
    actions.play();
    actions.receive({ kind: 'events', session: 1, events: [began, started] });
    expect(kinds().filter((kind) => kind === 'inspect').length).toBeGreaterThan(1);
    actions.watchWeights(false);
    const before = kinds().length;
    actions.selectRound(2);
    expect(kinds()).toHaveLength(before);
  });

  it('asks for the weights of a trial once, and forgets them with their recording', async () => {
    const looked = (id: RunKey, ofTrial: TrialWeights | null, thetaT: readonly Float32Array[]): Promise<void> =>
      answer({ ofRun: { id, specs: [], thetaT, rounded: false }, ofTrial });
    const [first, dense] = [ticketKey(0, 3), fullKey(0)];
    const [theta0, full, ticket] = [[new Float32Array(1)], [new Float32Array(2)], [new Float32Array(3)]];
    actions.showRecorded(recorded, from);
    actions.selectRound(3);
    actions.watchWeights(true);
    expect(last()).toMatchObject(asked('inspect', { knowsTrial: false }));
    await looked(first, { theta0, fullThetaT: full }, ticket);
    actions.selectRound(0);
    expect(last()).toMatchObject(asked('inspect', { knowsTrial: true, id: fullKey(0) }));
    await looked(dense, null, full);
    expect(store.getState().inspection).toMatchObject({ id: { level: 0 }, thetaT: full, fullThetaT: full });
    expect(store.getState().inspection?.theta0).toBe(theta0);
    actions.selectTrial(1);
    expect(last()).toMatchObject(asked('inspect', { knowsTrial: false }));
    // the answer to an older question is dropped
    actions.openRecording({ ...recorded }, from);
    expect(store.getState().inspection).toBeNull();
    expect(last()).toMatchObject(asked('inspect', { knowsTrial: false }));
    await answer({ ofRun: { id: first, specs: [], thetaT: ticket, rounded: false }, ofTrial: null }, 1);
    expect(store.getState().inspection).toBeNull();
  });
});

describe('the selected round', () => {
  it('is by rule until one is chosen, and never beyond the last', () => {
    actions.showRecorded(recorded, from);
    expect(selectedRound(store.getState())).toBe(0);
    actions.selectRound(5);
    expect(selectedRound(store.getState())).toBe(5);
    actions.selectRound(50);
    expect(selectedRound(store.getState())).toBe(8);
  });

  it('is the one that the title speaks of, unless one is chosen, however the run came to the front', () => {
    const titled = { ...from, round: 4 };
    actions.showRecorded(recorded, titled);
    expect(selectedRound(store.getState())).toBe(4);
    actions.selectRound(5);
    expect(selectedRound(store.getState())).toBe(5);
    actions.openRecording(recorded, titled);
    expect(selectedRound(store.getState())).toBe(4);
    expect(addresses.at(-1)?.[0]).not.toContain('round='); // nobody chose it
  });
});

describe('recorded runs', () => {
  const other = { ...recorded, experiment: rate(0.2) };

  it('opens one with its settings, and stops what was in training without forgetting it', () => {
    actions.play();
    tell('running');
    actions.receive({ kind: 'events', session: 1, events: [began, started] });
    actions.selectRound(3);
    actions.openRecording(other, from);
    expect(last()).toMatchObject(asked('stop', { forget: false }));
    expect(store.getState()).toMatchObject({
      experiment: other.experiment,
      recorded: other,
      recordedFrom: from,
      live: null,
      reproducing: false,
    });
    expect(store.getState().selection.round).toBeNull();
    expect(shownRecording(store.getState())).toBe(other);
    expect(addresses.at(-1)?.[1]).toBe('push');
  });

  it('reproduces it with every run trained anew, until settings change', () => {
    actions.showRecorded(other, from);
    actions.reproduce();
    expect(last()).toMatchObject(asked('start', { experiment: other.experiment, fresh: true }));
    expect(store.getState().reproducing).toBe(true);
    tell('running');
    actions.edit(rate(0.2));
    expect(store.getState().reproducing).toBe(true);
    actions.edit(rate(0.3));
    expect(store.getState().reproducing).toBe(false);
    expect(last()).toMatchObject(asked('start', { fresh: false }));
  });

  it('does not reproduce what is not there', () => {
    actions.reproduce();
    expect(worker.calls).toEqual([]);
  });

  it('pins eight runs in order; a ninth takes no other’s place', () => {
    for (let run = 0; run < 10; run += 1) actions.togglePin(`history/${run}`);
    const eight = Array.from({ length: 8 }, (_, run) => `history/${run}`);
    expect(store.getState().pinned).toEqual(eight);
    actions.togglePin('history/3');
    actions.togglePin('history/9');
    expect(store.getState().pinned).toEqual([...eight.filter((run) => run !== 'history/3'), 'history/9']);
    actions.setPinned(['gallery/he', 'gallery/he']);
    expect(store.getState().pinned).toEqual(['gallery/he']);
  });
});
