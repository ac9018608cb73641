/** The worker beside the page: runs experiments with trainer workers of its own, keeps what they find. */
import { reasonOf } from '../../problem';
import { findGraphics } from '../../engine/graphics';
import { named, NotFetched } from '../../fetched/not-fetched';
import type { LabEvent } from '../../recording/events';
import { createDataLoader, DataError, type DataLoader } from '../../runner/data';
import { createLab, type Lab } from '../../runner/lab';
import { browserStorage } from '../../storage/browser-storage';
import { indexedDbStorage } from '../../storage/indexed-db';
import type { Storage } from '../../storage/storage';
import { answerQuestion, type Answering } from '../look/answer-questions';
import { claimExperiment } from './claim-experiment';
import { downloadFiles, findFiles, keepFiles } from '../look/data-files';
import { buffersOf, inspect, preview } from '../look/look';
import type { LabError, LabMessage, PageMessage, TakeAway, TakenFile } from './messages';
import { createWeightsReader, type WeightsReader } from '../look/run-weights';
import { workersOn } from '../../analyses/cost';
import { spawnTrainer } from './trainers';
import { watchedClaim } from './watched-claim';

/** Events go to the page together, this often, in ms: drawing faster than this shows nothing more. */
const SEND_EVERY = 80;
const base = new URL(import.meta.env.BASE_URL === './' ? '../' : import.meta.env.BASE_URL, self.location.href).href;
const send = (message: LabMessage): void => {
  // handed over, not copied: reading a copy of large weights would hold up the page
  const transfer = message.kind === 'inspection' ? buffersOf(message) : [];
  postMessage(message, { transfer });
};

const storage: Promise<Storage> = browserStorage(
  () => indexedDbStorage(),
  (why) => send({ kind: 'not-kept', why }),
);

/** Training and looking into networks share one set of examples. */
const load: DataLoader = createDataLoader(async (set) => findFiles(await storage, base, set));

/** One trainer per core up to two, one fewer above, so that the page stays quick. */
const automatic = workersOn(navigator.hardwareConcurrency, 0);

/** Rest after the last change of the data before they are made ahead, in ms. */
const READY_AFTER = 1_000;

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
    changed: (count, dropped) => send({ kind: 'changed', session, kept: count, dropped }),
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
  train: async ({ experiment, engineVersion, data }, ids, prunedIn) => {
    const { trainAlone } = await import('../../runner/train-alone');
    await trainAlone(experiment, engineVersion, ids, prunedIn, {
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

addEventListener('message', (event: MessageEvent<PageMessage>) => {
  void answer(event.data);
});
// its script is here: from now on silence means that it is stuck
send({ kind: 'pong', request: 0 });

async function answer(message: PageMessage): Promise<void> {
  const [runner, kept, beside] = await Promise.all([lab, storage, looking]);
  switch (message.kind) {
    case 'start':
      begin(message.session);
      await runner.start(message.experiment, message.fresh);
      return;
    case 'pause':
      if (message.session === session) runner.pause();
      return;
    case 'resume':
      if (message.session === session) runner.resume();
      return;
    case 'step-round':
      if (message.session === session) runner.stepRound();
      return;
    case 'stop':
      begin(message.session);
      await runner.stop(message.forget);
      return;
    case 'recall':
      send({ kind: 'recalled', request: message.request, recalled: await runner.recall(message.experiment) });
      return;
    case 'drop-session':
      runner.dropSession();
      return;
    case 'preview':
      await reply(message.request, async () => ({
        kind: 'preview',
        request: message.request,
        preview: await preview(kept, base, message),
      }));
      clearTimeout(ready);
      ready = setTimeout(() => {
        runner.getReady({ data: message.settings, chance: { splitSeed: message.splitSeed } });
      }, READY_AFTER);
      return;
    case 'inspect':
      await reply(message.request, async () => ({
        kind: 'inspection',
        request: message.request,
        ...(await inspect(beside.weightsOf, message)),
      }));
      return;
    case 'ask':
      await reply(message.request, async () => ({
        kind: 'answered',
        request: message.request,
        answer: await answerQuestion(message.question, beside),
      }));
      return;
    case 'keep-data':
      await reply(message.request, async () => ({
        kind: 'data-kept',
        request: message.request,
        ...(await keepFiles(kept, message.set, message.files, message.anywhere)),
      }));
      return;
    case 'download-data':
      await reply(message.request, async () => ({
        kind: 'data-kept',
        request: message.request,
        ...(await downloadFiles(kept, message.set)),
      }));
      return;
    case 'export':
      await reply(message.request, async () => ({
        kind: 'exported',
        request: message.request,
        files: await takeAway(beside.weightsOf, message.what),
      }));
      return;
    case 'open-ticket':
      await reply(message.request, async () => ({
        kind: 'ticket',
        request: message.request,
        opened: await (await import('../look/take-away')).openTicket(message.file, load),
      }));
      return;
    case 'ping':
      send({ kind: 'pong', request: message.request });
      return;
    default:
      message satisfies never;
  }
}

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

/** Sends an answer, or the reason why there is none. */
async function reply(request: number, make: () => Promise<LabMessage>): Promise<void> {
  try {
    send(await make());
  } catch (reason) {
    const error = named(reason);
    const message = reasonOf(error);
    const refused: LabError =
      error instanceof DataError
        ? { kind: error.kind, message, set: error.set }
        : { kind: error instanceof NotFetched ? 'file-missing' : 'internal', message };
    send({ kind: 'refused', request, error: refused });
  }
}
