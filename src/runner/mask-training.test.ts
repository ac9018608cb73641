/** Methods that train masks and no weights: from the link to the file, on any number of trainers, crashed and stored. */
import { expect, it } from 'vitest';
import { readLink } from '../experiment/link';
import { readRecording, writeRecording } from '../formats/file';
import { initialize } from '../lottery/initializers';
import { countKept } from '../lottery/masks';
import { runOf, ticketOf } from '../lottery/run-key';
import { fingerprint } from '../recording/fingerprint';
import { memoryStorage } from '../storage/memory';
import { outcome, smallExperiment, testLab, trainCrashing } from './fixture';
import { recordedPlan } from './plan';
import { findRun } from './stored/stored-runs';
import { makeTicket } from './ticket';

// 2-8-8-2: kernels of 16, 64 and 16 weights
const experiment = smallExperiment(
  '&chance.trials=1&pruning.rounds=2&pruning.remaining=50,25&chains=imp,edge-popup*random-mask,bernoulli-masks,edge-popup' +
    '&chain.3.pruning.maskWeights=initial&chain.3.pruning.maskScale=unscaled',
);
const storage = memoryStorage();
const lab = testLab({ workers: 2, storage });
await lab.lab.start(experiment);
lab.lab.close();
const recording = lab.recording(experiment);
const plan = recordedPlan(recording);
const specs = plan.network.parameters;
const kernels = specs.flatMap(({ prunable }, at) => (prunable ? [at] : []));
const weightsOf = async (chain: number, level: number) =>
  (await findRun(storage, plan, plan.find(runOf(0, ticketOf(chain), level))))?.weights ?? [];

it('each level has a mask of its own, with as many weights in every layer; the file agrees', async () => {
  expect(lab.error()).toBeNull();
  expect(lab.progress()).toMatchObject({ runsDone: 11, runsTotal: 11 });
  for (const { remaining } of recording.masks) {
    expect(remaining.map((left) => kernels.map((at) => left[at]))).toEqual([
      [16, 64, 16],
      [8, 32, 8],
      [4, 16, 4],
    ]);
  }
  const read = await readRecording(await writeRecording(recording));
  expect(fingerprint(read)).toBe(fingerprint(recording));
});

it('weights never change, from the first step to what is stored', async () => {
  const { initializer, standardDeviation } = experiment.network;
  const drawn = { initializer, standardDeviation };
  const theta0 = initialize(specs, drawn, experiment.chance.initializationSeed, 'initialization', 0);
  for (const level of [1, 2]) {
    const [popup, chances, asDrawn] = await Promise.all([1, 2, 3].map((chain) => weightsOf(chain, level)));
    for (const [at, { prunable, fanIn }] of specs.entries()) {
      const size = Math.fround(Math.sqrt(2 / fanIn));
      const share = 2 ** level; // all / on
      const isSame = (found: Float32Array, of: (value: number) => number): boolean =>
        found.every((value, place) => (prunable && value === 0) || value === of(prunable ? theta0[at][place] : 0));
      expect(isSame(popup[at], (value) => Math.fround(Math.sign(value) * size * Math.sqrt(share)))).toBe(true);
      expect(isSame(chances[at], (value) => Math.sign(value) * size * share)).toBe(true);
      expect(isSame(asDrawn[at], (value) => value)).toBe(true);
    }
  }
});

it('one trainer, and trainers that crash, come to the same bits', async () => {
  const alone = testLab({ workers: 1 });
  await alone.lab.start(experiment);
  alone.lab.close();
  expect(outcome(alone.recording(experiment))).toEqual(outcome(recording));
  const crashed = await trainCrashing(experiment, [9, 14, 23, 30], { attempts: 9 });
  expect(outcome(crashed)).toEqual(outcome(recording));
  const again = testLab({ storage });
  await again.lab.start(experiment);
  again.lab.close();
  expect([...again.recipes()]).toEqual([]);
  expect(outcome(again.recording(experiment))).toEqual(outcome(recording));
});

it('its network leaves under the mask that was trained, and is not trained any more', async () => {
  for (const level of [1, 2]) {
    const { ticket, training } = await makeTicket(recording, runOf(0, ticketOf(1), level), async (of, run) => {
      const found = await findRun(storage, of, run);
      return found && { weights: found.weights, rounded: false };
    });
    const left = ticket.masks.map((mask) => (mask ? countKept(mask) : null)).filter((count) => count !== null);
    expect([left, training.steps, ticket.prunedIn]).toEqual([[16, 64, 16].map((size) => size / 2 ** level), 0, null]);
  }
});

it('needs labelled examples, and the engine that trains masks', () => {
  const acting = readLink('data.set=cartpole&chains=imp,edge-popup,bernoulli-masks');
  expect(acting.experiment.compare.chains).toEqual(['imp']);
  expect(acting.notes.map(({ kind, given }) => [kind, given])).toEqual([
    ['needs-labels', 'edge-popup'],
    ['needs-labels', 'bernoulli-masks'],
  ]);
  const elsewhere = readLink('engine.backend=webgl&chains=imp,edge-popup');
  expect(elsewhere.experiment.engine.backend).toBe('auto');
  expect(elsewhere.notes).toMatchObject([{ path: 'engine.backend', given: 'webgl', allowed: 'auto, simd' }]);
});
