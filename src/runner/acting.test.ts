/** Networks that act, from a link to a recording: what must not depend on workers, crashes or files. */
import { describe, expect, it } from 'vitest';
import { leftOutLines } from '../cli/experiment/left-out-lines';
import { readLink } from '../experiment/link';
import type { Column } from '../lottery/points';
import { keyText } from '../lottery/run-key';
import { readRecording, writeRecording } from '../formats/file';
import { fingerprint } from '../recording/fingerprint';
import type { Recording } from '../recording/recording';
import { resultsOf, standardOf } from '../recording/results';
import cartpole from '../tasks/control/environments/cartpole';
import { outcome, reference, testLab } from './fixture';

const { experiment, notes } = readLink(
  'v=2&data.set=cartpole&data.environments=4&data.horizon=16&data.epochs=2&network.widths=8&training.steps=20' +
    '&training.evaluateEvery=10&training.schedule=linear&training.learningRate=0.01&training.clipNorm=0.5' +
    '&pruning.scope=everything&pruning.rounds=2&pruning.rewindStep=5&chance.trials=2' +
    '&chains=imp*reinitialized*permuted,late-rewound',
);

async function trained(workers: number): Promise<Recording> {
  const lab = testLab({ workers });
  await lab.lab.start(experiment);
  lab.lab.close();
  expect(lab.error()).toBeNull();
  return lab.recording(experiment);
}

describe('an experiment in which networks act', () => {
  it('has the same results with one worker and with two', async () => {
    expect(notes).toEqual([]);
    const [one, two] = [await trained(1), await trained(2)];
    expect(outcome(two)).toEqual(outcome(one));
    expect(fingerprint(two)).toBe(fingerprint(one));
    expect(fingerprint(one)).toMatch(/^2-/);
  });

  it('has the same results where trainers are killed, and go on from their last update', async () => {
    const told = new Set<string>();
    let killed = 0;
    const disturbed = testLab({
      checkpointEvery: 0,
      attempts: 20,
      onEvent(event) {
        if (event.kind !== 'point') return;
        const before = told.size;
        told.add(`${keyText(event.id)} ${event.point.step}`);
        if (told.size === before || told.size % 4 !== 0) return; // told anew, or one that is let live
        // the trainer that tells of it: any other may have told nothing yet of what it does, and leave nothing
        const teller = disturbed.trainers.find((trainer) => trainer.speaks());
        teller?.crash();
        killed += teller ? 1 : 0;
      },
    });
    await disturbed.lab.start(experiment);
    disturbed.lab.close();
    expect(killed).toBe(9);
    expect(outcome(disturbed.recording(experiment))).toEqual(await reference(experiment));
    const resumed = disturbed.trainers.flatMap(({ from }) => from.filter((checkpoint) => checkpoint !== null));
    expect(resumed).toHaveLength(killed);
  });

  it('is judged by returns, between those of acting at random and the best there is', async () => {
    const recording = await trained(2);
    const standard = standardOf(recording);
    expect(standard).toMatchObject({ judge: { id: 'return', unit: 'reward' }, failure: cartpole.random, ideal: 500 });
    expect(standard.guessing.floor).toBeCloseTo(cartpole.random + (500 - cartpole.random) / 3, 10);
    for (const result of resultsOf(recording)) {
      expect(result.testAtStop).toBeGreaterThan(8); // no episode is shorter
      expect(result.testAtStop).toBeLessThanOrEqual(500);
      // twenty updates of 64 steps teach nothing, and that is said
      expect(result.guessing).toBe(true);
    }
    expect(leftOutLines(recording)).toEqual([
      'Not learned: the full network is guessing in every trial; its validation return is below 181.5, a third of the way ' +
        'from acting at random to the best there is. Nothing is compared, and no ticket is sought.',
    ]);
  });

  it('comes back from its file, and one with a return that no episode has is refused by name', async () => {
    const recording = await trained(2);
    const text = await writeRecording(recording);
    expect(fingerprint(await readRecording(text))).toBe(fingerprint(recording));
    const [run, ...others] = recording.runs;
    const withReturns = async (column: Column, value: number | null) => {
      const points = { ...run.points, [column]: run.points.step.map(() => value) };
      return readRecording(await writeRecording({ ...recording, runs: [{ ...run, points }, ...others] }));
    };
    const at = 'validation return at step 10 is';
    await expect(withReturns('validation.return', 501)).rejects.toThrow(`${at} 501; allowed: at most 500`);
    await expect(withReturns('validation.return', 0)).rejects.toThrow(`${at} 0; allowed: at least 1`);
    await expect(withReturns('validation.return', null)).rejects.toThrow(`${at} null; only a run that diverged`);
    await expect(withReturns('test.return', null)).rejects.toThrow('where its validation return is highest');
  });
});
