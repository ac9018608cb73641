/** What every port to a trainer must do; run over each. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { smallNetwork, smallSplits, startWeights } from '../../engine/contract/reference';
import { denseMasks } from '../../lottery/masks';
import type { Said } from '../../problem';
import type { TrainedRun, TrainingRun } from '../../tasks/training';
import type { FromTrainer, ToTrainer, TrainerPort } from '../trainer-messages';
import { localTrainer } from './fixture';

export interface Ends {
  /** a trainer, asked for just now: nothing is connected yet */
  spawn(): TrainerPort;
  /** one whose script is not there */
  missing(): TrainerPort;
  /** one that crashes soon after it was told to train */
  crashing(): TrainerPort;
}

const network = smallNetwork('relu');
const prepare: ToTrainer = {
  kind: 'prepare',
  backend: 'wasm',
  task: 'classification',
  splits: smallSplits('bytes', [20, 10, 10]),
};
/** Ten steps are done at once; a million are interrupted. */
const runOf = (steps: 10 | 1_000_000): TrainingRun => ({
  network,
  weights: startWeights(network, 1),
  masks: denseMasks(network.parameters),
  optimizer: { id: 'sgd', momentum: 0, weightDecay: 0 },
  learningRate: 0.1,
  steps,
  batch: 2,
  evaluateEvery: steps / 2,
  order: { seed: 1, trial: 0 },
});

/** Starts training; as from the pool, the start weights are moved to the trainer. */
function train(port: TrainerPort, job: number, run: TrainingRun): void {
  const buffers = run.weights.map((values) => values.buffer as ArrayBuffer);
  port.post({ kind: 'train', job, run, from: null, sendWeights: true }, buffers);
}

/** All that comes from a trainer, in order. */
function listenTo(port: TrainerPort) {
  const said: FromTrainer[] = [];
  const failures: Said[] = [];
  port.onMessage((message) => void said.push(message));
  port.onFailure((why) => void failures.push(why));
  onTestFinished(() => port.terminate());
  const soon = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 5 });
  return {
    said,
    kinds: () => said.map(({ kind }) => kind),
    failed: () => soon(() => expect(failures).toHaveLength(1)),
    heard: (...kinds: FromTrainer['kind'][]) =>
      soon(() => expect(said.map(({ kind }) => kind)).toEqual(expect.arrayContaining(kinds))),
  };
}

/** A run that is trained in this very thread. */
async function trainedHere(): Promise<TrainedRun | undefined> {
  const port = localTrainer();
  const { said, heard } = listenTo(port);
  port.post(prepare);
  await heard('ready');
  train(port, 1, runOf(10));
  await heard('trained');
  return trainedIn(said);
}

const trainedIn = (said: readonly FromTrainer[]): TrainedRun | undefined =>
  said.flatMap((message) => (message.kind === 'trained' ? [message.trained] : []))[0];

const aWhile = () => new Promise((resolve) => setTimeout(resolve, 200));

export function describePort(name: string, { spawn, missing, crashing }: Ends): void {
  describe(`port: ${name}`, () => {
    it('keeps what is sent before it is connected, and its order', async () => {
      const port = spawn();
      port.post({ kind: 'probe', backend: 'wasm' });
      train(port, 1, runOf(10)); // there is no engine yet
      port.post(prepare);
      const { said, kinds, heard } = listenTo(port);
      await heard('failed', 'probed', 'ready');
      expect(kinds().indexOf('failed')).toBeLessThan(kinds().indexOf('ready'));
      expect(said).toContainEqual({ kind: 'probed', works: true });
    });

    it('moves start weights, tells a run in order, and gives the bits that training here gives', async () => {
      const port = spawn();
      const { said, kinds, heard } = listenTo(port);
      port.post(prepare);
      await heard('ready');
      const run = runOf(10);
      train(port, 1, run);
      expect(run.weights.map(({ length }) => length)).toEqual(run.weights.map(() => 0));
      await heard('trained');
      expect(kinds().filter((kind) => kind !== 'step')).toEqual(['ready', 'point', 'point', 'trained']);
      const points = said.flatMap((message) => (message.kind === 'point' ? [message] : []));
      expect(points.map(({ point }) => point.step)).toEqual([5, 10]);
      expect(points[0].weights?.map(({ length }) => length)).toEqual(
        startWeights(network, 1).map(({ length }) => length),
      );
      const [told, trained] = [trainedIn(said), await trainedHere()];
      expect(told?.status).toBe('finished');
      expect([told?.weights, told?.points]).toEqual([trained?.weights, trained?.points]);
    });

    it('of a run that was stopped, while paused too, nothing more comes; the trainer takes the next', async () => {
      const port = spawn();
      const { said, heard } = listenTo(port);
      port.post(prepare);
      await heard('ready');
      train(port, 1, runOf(1_000_000));
      await heard('step');
      port.post({ kind: 'pause' });
      port.post({ kind: 'stop', job: 1 });
      await heard('stopped');
      const after = said.length;
      port.post({ kind: 'resume' });
      train(port, 2, runOf(10));
      await heard('trained');
      expect(new Set(said.slice(after).map((message) => 'job' in message && message.job))).toEqual(new Set([2]));
    });

    it('fails when its trainer cannot start', async () => {
      const port = missing();
      const { said, failed } = listenTo(port);
      port.post(prepare);
      await failed();
      expect(said).toEqual([]);
    });

    it('fails when its trainer crashes in the middle of a run', async () => {
      const port = crashing();
      const { kinds, heard, failed } = listenTo(port);
      port.post(prepare);
      await heard('ready');
      train(port, 1, runOf(1_000_000));
      await failed();
      expect(kinds()).not.toContain('trained');
    });

    it('is silent once it was ended', async () => {
      const port = spawn();
      const { said, heard } = listenTo(port);
      port.post(prepare);
      await heard('ready');
      train(port, 1, runOf(1_000_000));
      await heard('step');
      port.terminate();
      const after = said.length;
      await aWhile();
      expect(said).toHaveLength(after);
    });
  });
}
