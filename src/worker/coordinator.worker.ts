/** The worker beside the page: runs experiments with trainer workers of its own, keeps what they find. */
import { dataSets } from '../datasets';
import type { Splits } from '../datasets/dataset';
import { initialize } from '../lottery/initializers';
import { buildNetwork } from '../models';
import type { LabEvent } from '../recording/events';
import { readWeights } from '../recording/weights-file';
import { createLab, DataError, type Lab } from '../runner/lab';
import { recipeOf } from '../runner/plan';
import type { FromTrainer, TrainerPort } from '../runner/trainer-messages';
import { indexedDbStorage } from '../storage/indexed-db';
import { memoryStorage } from '../storage/memory';
import type { Storage } from '../storage/storage';
import { downloadFiles, findFiles, keepFiles } from './data-files';
import type { Inspection, LabError, LabMessage, PageMessage, Preview } from './messages';

/** Events go to the page together, this often, in ms: drawing faster than this shows nothing more. */
const SEND_EVERY = 80;
/** Examples in a preview: images shown, points drawn. */
const PREVIEW = { image: 32, point: 400 } as const;

const base = new URL(import.meta.env.BASE_URL === './' ? '../' : import.meta.env.BASE_URL, self.location.href).href;
/** Made by `npm run experiment -- --weights`, beside recordings/default.json. */
const RECORDED_WEIGHTS = 'recordings/default.weights.json';

const send = (message: LabMessage): void => postMessage(message);

// some private windows have no IndexedDB: the app then forgets when it is closed
const storage: Promise<Storage> = indexedDbStorage().catch(() => memoryStorage());

/** Cores at hand: all up to two, one fewer above, so that the page stays quick. */
const workers = Math.max(1, navigator.hardwareConcurrency > 2 ? navigator.hardwareConcurrency - 1 : navigator.hardwareConcurrency);

let session = 0;
let waiting: LabEvent[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

const flush = (): void => {
  timer = null;
  if (waiting.length > 0) send({ kind: 'events', session, events: waiting });
  waiting = [];
};

const lab: Promise<Lab> = storage.then((kept) =>
  createLab({
    storage: kept,
    workers,
    spawn: spawnTrainer,
    files: (set) => findFiles(kept, base, set),
    emit(events) {
      waiting.push(...events);
      timer ??= setTimeout(flush, SEND_EVERY);
    },
    status(status, progress, error) {
      flush();
      send({ kind: 'status', session, status, progress, error });
    },
    weights: (id, step, weights) => send({ kind: 'live-weights', session, id, step, weights }),
    changed: (count, dropped) => send({ kind: 'changed', session, kept: count, dropped }),
  }),
);

function spawnTrainer(): TrainerPort {
  const worker = new Worker(new URL('./trainer.worker.ts', import.meta.url), { type: 'module' });
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onMessage(listener) {
      worker.addEventListener('message', (event: MessageEvent<FromTrainer>) => listener(event.data));
    },
    onFailure(listener) {
      worker.addEventListener('error', (event) => listener(event.message || 'The worker could not start.'));
      worker.addEventListener('messageerror', () => listener('A message could not be read.'));
    },
    terminate: () => worker.terminate(),
  };
}

addEventListener('message', (event: MessageEvent<PageMessage>) => {
  void answer(event.data);
});

async function answer(message: PageMessage): Promise<void> {
  const [runner, kept] = await Promise.all([lab, storage]);
  switch (message.kind) {
    case 'start':
      begin(message.session);
      await runner.start(message.experiment);
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
    case 'preview':
      await reply(message.request, async () => ({
        kind: 'preview',
        request: message.request,
        preview: await preview(kept, message),
      }));
      return;
    case 'inspect':
      await reply(message.request, async () => ({
        kind: 'inspection',
        request: message.request,
        inspection: await inspect(kept, message),
      }));
      return;
    case 'keep-data':
      await reply(message.request, async () => ({
        kind: 'data-kept',
        request: message.request,
        set: message.set,
        summary: await keepFiles(kept, message.set, message.files),
      }));
      return;
    case 'download-data':
      await reply(message.request, async () => ({
        kind: 'data-kept',
        request: message.request,
        set: message.set,
        summary: await downloadFiles(kept, message.set),
      }));
      return;
    case 'ping':
      send({ kind: 'pong', request: message.request });
      return;
    default:
      message satisfies never;
  }
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
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const refused: LabError =
      error instanceof DataError
        ? { kind: error.kind, message, set: error.set }
        : { kind: 'internal', message };
    send({ kind: 'refused', request, error: refused });
  }
}

let recordedText: Promise<string | undefined> | null = null;

/** The weights stored with the app's recorded run, fetched when first looked at. */
function recordedWeights(): Promise<string | undefined> {
  recordedText ??= fetch(new URL(RECORDED_WEIGHTS, base)).then((answer) =>
    answer.ok ? answer.text() : undefined,
  );
  return recordedText;
}

async function preview(
  kept: Storage,
  { settings, splitSeed }: Extract<PageMessage, { kind: 'preview' }>,
): Promise<Preview> {
  const set = dataSets.get(settings.set);
  const count = PREVIEW[set.drawing];
  const files = set.files.length > 0 ? await findFiles(kept, base, set.id) : {};
  const splits: Splits = set.load({ ...settings, train: count, validation: 100, test: 100 }, splitSeed, files);
  const { inputs, labels } = splits.train;
  const { inputShape, classNames } = splits;
  return { settings, splitSeed, inputShape, classNames, count, inputs, labels };
}

/** θ₀ from its seed and θ_T from storage. */
async function inspect(
  kept: Storage,
  { experiment, id, engineVersion, data }: Extract<PageMessage, { kind: 'inspect' }>,
): Promise<Inspection> {
  const network = buildNetwork(experiment.network, data.inputShape, data.classNames.length);
  const { parameters: specs } = network;
  const seed = experiment.chance.initializationSeed;
  const theta0 = initialize(specs, experiment.network, seed, 'initialization', id.trial);
  const recipe = recipeOf(experiment, id, { filesHash: data.filesHash }, engineVersion);
  const run = await kept.getRun(recipe).catch(() => undefined);
  if (run) return { id, specs, theta0, thetaT: run.weights, rounded: false };
  const recorded = await recordedWeights().catch(() => undefined);
  const thetaT = (recorded ? readWeights(recorded, recipe) : null) ?? null;
  return { id, specs, theta0, thetaT, rounded: thetaT !== null };
}
