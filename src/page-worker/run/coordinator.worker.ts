/** The worker beside the page: runs experiments with trainer workers of its own, keeps what they find. */
import { findGraphics } from '../../engine/graphics';
import type { LabEvent } from '../../recording/events';
import { createDataLoader, DataError, type DataLoader } from '../../runner/data';
import { createLab, type Lab } from '../../runner/lab';
import { browserStorage } from '../../storage/browser-storage';
import { indexedDbStorage } from '../../storage/indexed-db';
import type { Storage } from '../../storage/storage';
import { answerCalls, handOver, sendEvent } from '../call/answer-calls';
import { answerQuestion, type Answering } from '../look/answer-questions';
import { claimExperiment } from './claim-experiment';
import { downloadFiles, findFiles, keepFiles } from '../look/data-files';
import { buffersOf, inspect, preview } from '../look/look';
import type { LabCalls, LabMessage, TakeAway, TakenFile } from './messages';
import { createWeightsReader, type WeightsReader } from '../look/run-weights';
import { workersOn } from '../../analyses/cost';
import { spawnTrainer } from '../../runner/ports/web-worker';
import { watchedClaim } from './watched-claim';

/** Events go to the page together, this often, in ms: drawing faster than this shows nothing more. */
const SEND_EVERY = 80;
const base = new URL(import.meta.env.BASE_URL === './' ? '../' : import.meta.env.BASE_URL, self.location.href).href;
const send = sendEvent<LabMessage>;

const storage: Promise<Storage> = browserStorage(
  () => indexedDbStorage(),
  (why) => send({ kind: 'not-kept', why }),
);

/** Training and looking into networks share one set of examples. */
const load: DataLoader = createDataLoader(async (set) => findFiles(await storage, base, set));

/** One trainer per core up to two, one fewer above, so that the page stays quick. */
const automatic = workersOn(navigator.hardwareConcurrency, 0);

/** Rest after the last change of the data before they are made ahead, in ms: who only passes by does not pay for it. */
const READY_AFTER = 3_000;

let ready: ReturnType<typeof setTimeout> | undefined;
let session = 0;
let waiting: LabEvent[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

const flush = (): void => {
  timer = null;
  if (waiting.length > 0) send({ kind: 'events', session, events: waiting });
  waiting = [];
};

const emit = (events: readonly LabEvent[]): void => {
  waiting.push(...events);
  timer ??= setTimeout(flush, SEND_EVERY);
};
const { claim, tell } = watchedClaim(claimExperiment, emit);

const lab: Promise<Lab> = storage.then((kept) =>
  createLab({
    storage: kept,
    workers: (wanted) => wanted || automatic,
    graphics: findGraphics,
    claim,
    spawn: spawnTrainer,
    load,
    emit(events) {
      tell(events);
      emit(events);
    },
    status(status, progress, error) {
      flush();
      send({ kind: 'status', session, status, progress, error });
    },
    weights: (id, step, weights) => send({ kind: 'live-weights', session, id, step, weights }),
  }),
);

/** A text file of the app; undefined when it has none of this name. */
const appText = async (path: string): Promise<string | undefined> => {
  const answer = await fetch(new URL(path, base));
  return answer.ok ? answer.text() : undefined;
};

/** What looking into networks needs: weights and examples that are read once. */
const looking: Promise<Answering> = storage.then((kept) => ({
  weightsOf: createWeightsReader(kept, appText),
  splits: async ({ experiment, data }) => (await load(experiment, data.filesHash)).splits,
  train: async ({ experiment, engineVersion, data }, ids, masks) => {
    const { trainAlone } = await import('../../runner/train-alone');
    await trainAlone(experiment, engineVersion, ids, masks, {
      storage: kept,
      load: (wanted) => load(wanted, data.filesHash),
      spawn: spawnTrainer,
      graphics: findGraphics,
      workers: (wanted) => wanted || automatic,
    });
  },
  pause: () => new Promise((resolve) => setTimeout(resolve)),
  now: () => performance.now(),
}));

const functions: Promise<LabCalls> = Promise.all([lab, storage, looking]).then(([runner, kept, beside]) => ({
  async start(wanted) {
    begin(wanted.session);
    void runner.start(wanted.experiment, wanted.fresh);
  },
  async pause(wanted) {
    if (wanted.session === session) runner.pause();
  },
  async resume(wanted) {
    if (wanted.session === session) runner.resume();
  },
  async stepRound(wanted) {
    if (wanted.session === session) runner.stepRound();
  },
  async stop(wanted) {
    begin(wanted.session);
    await runner.stop(wanted.forget);
  },
  dropSession: async () => runner.dropSession(),
  recall: (experiment) => runner.recall(experiment),
  async preview(wanted) {
    const { settings, splitSeed } = wanted;
    try {
      return await preview(kept, base, wanted);
    } finally {
      clearTimeout(ready);
      ready = setTimeout(() => runner.getReady({ data: settings, chance: { splitSeed } }), READY_AFTER);
    }
  },
  async inspect(wanted) {
    const looked = await inspect(beside.weightsOf, wanted);
    return handOver(looked, buffersOf(looked));
  },
  ask: (question) => answerQuestion(question, beside),
  keepData: (set, files, anywhere) => keepFiles(kept, set, files, anywhere),
  downloadData: (set) => downloadFiles(kept, set),
  takeAway: (what) => takeAway(beside.weightsOf, what),
  openTicket: async (file) => (await import('../look/take-away')).openTicket(file, load),
  ping: async () => undefined,
}));

answerCalls(functions, (error) => (error instanceof DataError ? { kind: error.kind, set: error.set } : {}));

/** Its code is fetched when somebody takes something away. */
async function takeAway(weightsOf: WeightsReader, what: TakeAway): Promise<TakenFile[]> {
  const { exportData, exportTicket } = await import('../look/take-away');
  return what.kind === 'ticket' ? exportTicket(weightsOf, what.recording, what.id) : exportData(load, what.experiment);
}

/** From now on events belong to this session; those of the one before are forgotten. */
function begin(number: number): void {
  session = number;
  waiting = [];
}
