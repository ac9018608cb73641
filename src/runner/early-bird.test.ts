/** A network that goes on without channels once their mask has come to rest: from the link to the file. */
import { expect, it } from 'vitest';
import { readLink } from '../experiment/link';
import { readRecording, writeRecording } from '../formats/file';
import { byLayer, channelMask, emergenceOf, channelsLeft } from '../lottery/early-bird';
import { controlOf, fullKey, keyText, runOf, ticketOf } from '../lottery/run-key';
import { countUnits, unitsLeft } from '../lottery/units';
import { masksAt } from '../lottery/masks';
import { unitsOf } from '../models/units';
import { fingerprint } from '../recording/fingerprint';
import { resultsOf } from '../recording/results';
import { memoryStorage } from '../storage/memory';
import { outcome, testLab, trainCrashing } from './fixture';
import { recordedPlan } from './plan';
import { findRun } from './stored/stored-runs';
import { makeTicket } from './ticket';

const { experiment, notes } = readLink(
  'v=3&data.set=textures&data.train=100&data.validation=100&data.test=100&network.architecture=vgg-11&network.filters=1' +
    '&training.steps=24&training.batch=4&training.evaluateEvery=3&training.optimizer=momentum&training.learningRate=0.05' +
    '&training.scaleDecay=0.01&pruning.remaining=70,30&pruning.maskEvery=2&pruning.maskDistance=0.1&chance.trials=1' +
    '&chains=imp,early-bird*scratch-e',
);
const storage = memoryStorage();
const lab = testLab({ workers: 2, storage });
await lab.lab.start(experiment);
lab.lab.close();
const recording = lab.recording(experiment);
const plan = recordedPlan(recording);
const specs = plan.network.parameters;
const groups = unitsOf(plan.network);
const sizes = groups.map(({ units }) => units);
const table = (measure: string, key: string) =>
  recording.measurements?.find((one) => one.measure === measure && keyText(one.id) === key)?.columns ?? {};
const numbers = (values: readonly (number | null)[] = []): number[] => values.map((value) => value ?? NaN);

/** The masks of all looks at this share, as a page draws them from what the full network has kept. */
function masksOf(gone: number) {
  const { step, rank } = table('channel-scales', keyText(fullKey(0)));
  const channels = sizes.reduce((sum, size) => sum + size, 0);
  const steps = numbers(step).filter((_, at) => at % channels === 0);
  return steps.map((at, look) => ({
    step: at,
    left: channelMask(byLayer(numbers(rank).slice(look * channels, (look + 1) * channels), sizes), gone),
  }));
}

it('keeps the scales of the full network, draws the mask where it has come to rest, and goes on smaller', async () => {
  expect([notes, lab.error()]).toEqual([[], null]);
  // 1, 2, 4, 4, 8, 8, 8, 8 filters
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(43);
  const mask = recording.masks.find(({ chain }) => chain === 1) ?? { prunedIn: [], remaining: [] };
  for (const [level, gone] of [
    [1, 12],
    [2, 30],
  ] as const) {
    const masks = masksOf(gone);
    expect(masks.map(({ step }) => step)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24]);
    const at = emergenceOf(
      masks.map(({ left }) => left),
      0.1,
    );
    const own = runOf(0, ticketOf(1), level);
    const drawn = masks[at ?? masks.length - 1];
    expect(table('emergence', keyText(own))).toEqual({ step: [drawn.step], emerged: [at === null ? 0 : 1] });
    const { weights } = (await findRun(storage, plan, plan.find(own))) ?? { weights: [] };
    expect(channelsLeft(groups, weights)).toEqual(drawn.left);
    const run = recording.runs.find(({ id }) => keyText(id) === keyText(own));
    const first = Math.ceil(drawn.step / 3) * 3;
    expect(run?.points.step).toEqual([3, 6, 9, 12, 15, 18, 21, 24].filter((step) => step >= first));
  }
  const last = unitsLeft(specs, groups, masksAt(mask.prunedIn, 2));
  expect(countUnits(last).reduce((sum, count) => sum + count, 0)).toBe(13);
  // results have as many weights as were really left, and so has the network from scratch
  const results = resultsOf(recording).filter(({ chain, level }) => chain === 1 && level === 2);
  const kernels = specs.flatMap(({ prunable }, at) => (prunable ? [at] : []));
  const all = kernels.reduce((sum, at) => sum + mask.remaining[0][at], 0);
  const left = kernels.reduce((sum, at) => sum + mask.remaining[2][at], 0);
  expect(results.map(({ remaining }) => remaining)).toEqual([left / all, left / all]);
  expect(recording.runs.some(({ id }) => keyText(id) === keyText(runOf(0, controlOf(1, 'scratch-e'), 2)))).toBe(true);
  const read = await readRecording(await writeRecording(recording));
  expect(fingerprint(read)).toBe(fingerprint(recording));
});

it('one trainer, and trainers that crash on either side of the emergence, come to the same bits', async () => {
  const told = (recorded: typeof recording) => [outcome(recorded), fingerprint(recorded)];
  const crashed = await trainCrashing(experiment, [6, 9, 16, 19, 22, 28, 33, 40], { workers: 1, attempts: 30 });
  expect(told(crashed)).toEqual(told(recording));
  const again = testLab({ storage });
  await again.lab.start(experiment);
  again.lab.close();
  expect([...again.recipes()]).toEqual([]);
  expect(told(again.recording(experiment))).toEqual(told(recording));
});

it('its network leaves under the mask that it has found', async () => {
  const { ticket, training } = await makeTicket(recording, runOf(0, ticketOf(1), 2), async (of, run) => {
    const found = await findRun(storage, of, run);
    return found && { weights: found.weights, rounded: false };
  });
  expect([
    countUnits(unitsLeft(specs, groups, ticket.masks)).reduce((sum, one) => sum + one, 0),
    training.steps,
  ]).toEqual([13, 0]);
});

it('needs batch-norm, and the engine that draws masks on the way', () => {
  const plain = readLink('v=3&chains=imp,early-bird');
  expect(plain.experiment.compare.chains).toEqual(['imp']);
  expect(plain.notes).toMatchObject([{ kind: 'needs-scales', given: 'early-bird' }]);
  const elsewhere = readLink(
    'v=3&data.set=textures&network.architecture=resnet-20&engine.backend=webgl&chains=imp,early-bird*scratch-b',
  );
  expect(elsewhere.experiment.engine.backend).toBe('auto');
  expect(elsewhere.notes.map(({ kind, given }) => [kind, given])).toEqual([
    ['not-allowed', 'webgl'],
    ['not-before', 'scratch-b'],
  ]);
});
