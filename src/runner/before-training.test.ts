/** Methods that choose weights before training: from the link to the file, stored and recalled. */
import { expect, it, test } from 'vitest';
import { readLink } from '../experiment/link';
import { readRecording, writeRecording } from '../formats/file';
import { countKept } from '../lottery/masks';
import { runOf, ticketOf } from '../lottery/run-key';
import { fingerprint } from '../recording/fingerprint';
import { memoryStorage } from '../storage/memory';
import { outcome, smallExperiment, testLab } from './fixture';
import { recordedPlan } from './plan';
import { findRun } from './stored/stored-runs';
import { makeTicket } from './ticket';
import { pickExamples } from './score-examples';

// 2-8-8-2: 96 weights; the ticket, layer by layer, has 42 and 18 of them left, and so have the others
const METHODS = ['random-at-init', 'magnitude-at-init', 'snip*random-mask', 'grasp', 'synflow', 'smart-ratios'];
const experiment = smallExperiment(
  `&training.steps=10&chance.trials=1&pruning.rounds=2&pruning.rate=0.55&pruning.outputRate=0.55&chains=imp,${METHODS}` +
    '&chain.5.pruning.scorePasses=7',
);
const storage = memoryStorage();
const lab = testLab({ workers: 2, storage });
await lab.lab.start(experiment);
lab.lab.close();
const recording = lab.recording(experiment);

it('every level has the ticket’s number of weights, cut from the full network', () => {
  expect(lab.error()).toBeNull();
  const plan = recordedPlan(recording);
  const kernels = plan.network.parameters.flatMap(({ prunable }, at) => (prunable ? [at] : []));
  for (const { chain, remaining } of recording.masks) {
    const counts = remaining.map((left) => kernels.reduce((sum, at) => sum + left[at], 0));
    expect([chain, counts]).toEqual([chain, [96, 43, 19]]);
  }
  expect(lab.progress()).toMatchObject({ runsDone: 17, runsTotal: 17 });
});

it('what the passes have found is told, stored, and part of the file', async () => {
  const measured = recording.measurements ?? [];
  const told = measured.map(({ id, columns }) => [id.chain, id.level, Math.max(...columns.pass.map(Number))]);
  expect(told.toSorted()).toEqual([
    [3, 1, 1],
    [4, 1, 1],
    [5, 1, 7],
    [5, 2, 7],
  ]);
  const flow = measured.find(({ id }) => id.chain === 5 && id.level === 2);
  const sums = flow?.columns.sum ?? [];
  for (const [at, sum] of sums.entries()) expect(Number(sum) / Number(sums[at - (at % 3)])).toBeCloseTo(1, 12);
  const scored = (flow?.columns.remaining ?? []).map(Number);
  const ofPass = (pass: number): number => scored.slice(3 * pass - 3, 3 * pass).reduce((a, b) => a + b);
  // what a pass scored, before its cut: 96 · (19 / 96)^(6/7) in the seventh
  expect([ofPass(1), ofPass(7)]).toEqual([96, 24]);
  const again = await readRecording(await writeRecording(recording)); // with six digits, as files have numbers
  const byPlace = ({ id: a }: (typeof measured)[number], { id: b }: (typeof measured)[number]): number =>
    Number(a.chain) - Number(b.chain) || a.level - b.level;
  const rounded = (columns: typeof measured) =>
    columns.toSorted(byPlace).map(({ columns: { sum, mean, ...whole }, ...about }) => ({
      ...about,
      whole,
      rows: [sum.length, mean.length],
    }));
  expect(rounded(again.measurements ?? [])).toEqual(rounded(measured));
  expect(fingerprint(again)).toBe(fingerprint(recording));
});

it('is not scored again where it is stored: by the same experiment, recalled, or with one more method', async () => {
  const scores = recordedPlan(recording)
    .scorings()
    .map(({ recipe }) => recipe);
  expect(scores).toHaveLength(4);
  const second = testLab({ workers: 2, storage });
  await second.lab.start(experiment);
  expect([...second.recipes()]).toEqual([]);
  expect(outcome(second.recording(experiment))).toEqual(outcome(recording));
  expect(second.recording(experiment).measurements).toHaveLength(4);
  second.lab.close();
  await storage.deleteRuns([scores[0]]);
  const third = testLab({ workers: 2, storage });
  await third.lab.start(experiment);
  expect([...third.recipes()]).toEqual([scores[0]]);
  third.lab.close();
});

it('a network whose masks the recording does not tell leaves with them: from the stored score', async () => {
  const of = runOf(0, ticketOf(5), 1); // masks of SynFlow are told of the last level
  const { ticket } = await makeTicket(recording, of, async (plan, run) => {
    const found = await findRun(storage, plan, run);
    return found && { weights: found.weights, rounded: false };
  });
  const left = ticket.masks.flatMap((mask) => (mask ? [countKept(mask)] : [])).reduce((a, b) => a + b);
  expect([left, ticket.prunedIn]).toEqual([43, null]);
});

it('a network that acts has no labelled examples to score by', () => {
  const { experiment: acting, notes } = readLink('data.set=cartpole&chains=imp,snip,synflow,grasp');
  expect(acting.compare.chains).toEqual(['imp', 'synflow']);
  expect(notes.map(({ kind, given }) => [kind, given])).toEqual([
    ['needs-labels', 'snip'],
    ['needs-labels', 'grasp'],
  ]);
});

test('examples are the first of each class in an order of the trial, as the network sees them', () => {
  const labels = Uint8Array.of(0, 1, 1, 0, 2, 1);
  const train = { count: 6, inputs: Uint8Array.from({ length: 12 }, (_, at) => 17 * at), labels };
  const standardization = { mean: [0.5, 0], standardDeviation: [0.5, 2] };
  const pick = (trial: number) =>
    pickExamples({ train, inputShape: [2], standardization }, 2, { seed: 1, names: ['score examples', trial] });
  const { inputs, labels: given, count } = pick(0);
  const picked = Array.from(given);
  expect(count).toBe(5);
  expect(picked.toSorted()).toEqual([0, 0, 1, 1, 2]);
  expect(pick(0)).toEqual(pick(0));
  expect(new Set([0, 1, 2, 3].map((trial) => pick(trial).inputs.join())).size).toBeGreaterThan(1);
  for (let row = 0; row < count; row += 1) {
    const place = ((inputs[2 * row + 1] * 2 * 255) / 17 - 1) / 2; // by its second input
    expect(labels[Math.round(place)]).toBe(picked[row]);
    expect(inputs[2 * row]).toBeCloseTo(((34 * Math.round(place)) / 255 - 0.5) / 0.5, 12);
  }
});
