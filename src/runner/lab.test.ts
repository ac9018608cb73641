import { describe, expect, it } from 'vitest';
import { smallFiles } from '../tasks/classification/files/files-fixture';
import { readLink } from '../experiment/link';
import { defaultExperiment } from '../experiment/schema';
import { memoryStorage } from '../storage/memory';
import { outcome, reference, smallExperiment, testLab, until } from './fixture';

const allDone = 2 * (1 + 3 * 3);

describe('an experiment', () => {
  it('runs to the end: every run of every trial, round and arm, with its points', async () => {
    const experiment = smallExperiment();
    const { lab, recording, statuses, progress } = testLab();
    await lab.start(experiment);
    const { runs, masks, engine, data } = recording(experiment);
    expect(runs).toHaveLength(allDone);
    expect(runs.every((run) => run.status === 'finished')).toBe(true);
    expect(runs[0].points.step).toEqual([10, 20, 30, 40]);
    expect(runs[0].points['test.accuracy'].at(-1)).not.toBeNull(); // always measured at the end
    expect(masks).toHaveLength(2);
    // 16 → 10 (round(5.6) = 6), 64 → 42, 16 (output, 17.5 %) → 13
    expect(masks[0].remaining[1]).toEqual([10, 8, 42, 8, 13, 2]);
    expect(engine).toMatchObject({ id: 'simd', backend: 'wasm', workers: 2, reason: 'auto-no-gpu' });
    expect(data).toMatchObject({ inputShape: [2], filesHash: null });
    expect(statuses).toEqual(['preparing', 'running', 'finished']);
    expect(progress()).toMatchObject({ runsDone: allDone, runsTotal: allDone, stepsDone: allDone * 40 });
  });

  it('gives the same numbers with one worker and with three', async () => {
    const three = testLab({ workers: 3 });
    await three.lab.start(smallExperiment());
    expect(outcome(three.recording(smallExperiment()))).toEqual(await reference());
  });

  it.each([
    ['lenet-5', '', 11, /^The network "lenet-5" needs pictures of at least 12×12 pixels, not 11×11\.$/],
    // 32 × 32 × 64 values × 1,024 units in the first dense layer alone
    [
      'conv-2',
      '&network.denseWidths=1024',
      64,
      /^On pictures of 64×64 pixels the network has 67157706 weights and takes \d{4} MB; at most 21000000 weights and 1900 MB are allowed\.$/,
    ],
  ])(
    '%s%s on own pictures of %i pixels a side: refused before a trainer is asked for',
    async (architecture, more, side, message) => {
      const { experiment, notes } = readLink(
        `v=1&data.set=idx&data.train=100&data.validation=100&data.test=100&network.architecture=${architecture}${more}`,
      );
      expect(notes).toEqual([]); // nothing is known of the pictures yet
      const { lab, statuses, error, trainers } = testLab({ files: smallFiles(side) });
      await lab.start(experiment);
      expect(statuses).toEqual(['preparing', 'failed']);
      expect(error()).toMatch(message);
      expect(trainers).toEqual([]);
    },
  );

  it('survives trainers killed at any moment: the recording equals the undisturbed one', async () => {
    let news = 0;
    const disturbed = testLab({
      onEvent() {
        news += 1;
        if (news % 23 === 0) disturbed.trainers.at(-1 - (news % 2))?.crash();
      },
    });
    await disturbed.lab.start(smallExperiment());
    expect(disturbed.trainers.length).toBeGreaterThan(4); // some were replaced
    expect(outcome(disturbed.recording(smallExperiment()))).toEqual(await reference());
  });

  it('gives up after the same run has failed three times, keeping what is finished', async () => {
    const storage = memoryStorage();
    const broken = testLab({
      workers: 1,
      storage,
      onEvent(event) {
        if (event.kind === 'run-started' && event.id.level === 2) {
          setTimeout(() => broken.trainers.at(-1)?.crash());
        }
      },
    });
    void broken.lab.start(smallExperiment());
    await until(() => broken.statuses.at(-1) === 'failed', 'the failure');
    expect(broken.error()).toBe('killed by the test');
    const healthy = testLab({ storage });
    await healthy.lab.start(smallExperiment());
    expect(healthy.events.some((event) => event.kind === 'run-finished' && event.reused)).toBe(true);
    expect(outcome(healthy.recording(smallExperiment()))).toEqual(await reference());
  });

  it('marks a diverged run, warns, and goes on with the other trials', async () => {
    const experiment = smallExperiment(
      '&training.optimizer=sgd&training.learningRate=2&network.initializer=gaussian&network.standardDeviation=2&training.batch=1&network.widths=64,64,64',
    );
    const { lab, recording, statuses } = testLab();
    await lab.start(experiment);
    const { runs, warnings } = recording(experiment);
    expect(runs.some((run) => run.status === 'diverged')).toBe(true);
    expect(warnings.some((warning) => warning.kind === 'chain-stopped')).toBe(true);
    expect(statuses.at(-1)).toBe('finished');
  });
});

describe('changing the experiment', () => {
  it('trains only what is new', async () => {
    const { lab, recording, progress } = testLab();
    await lab.start(smallExperiment());
    const more = smallExperiment('&pruning.rounds=4');
    await lab.start(more);
    expect(progress()).toMatchObject({ runsReused: allDone, runsTotal: allDone + 6 });
    expect(outcome(recording(more))).toEqual(await reference(more));

    const other = smallExperiment('&pruning.rate=0.5');
    const started = lab.start(other);
    expect(progress()).toBeNull(); // what was done of the one before is not done of this one
    await started;
    expect(progress()).toMatchObject({ runsReused: 2, runsTotal: allDone }); // the full networks
    expect(outcome(recording(other))).toEqual(await reference(other));
  });

  it('keeps a run in training that the new experiment needs, drops late news of the rest', async () => {
    const first = smallExperiment('&training.steps=4000&training.evaluateEvery=100');
    const second = smallExperiment('&training.steps=4000&training.evaluateEvery=100&pruning.rate=0.5');
    const { lab, events, recording } = testLab();
    const abandoned = lab.start(first);
    await until(() => events.some((event) => event.kind === 'point'), 'the first point');
    await lab.start(second);
    await abandoned;
    expect(outcome(recording(second))).toEqual(await reference(second));
    // the dense runs were under way: nothing of them was trained twice
    const from = events.findLastIndex((event) => event.kind === 'began');
    const replayed = events.slice(from).findIndex((event) => event.kind === 'point');
    expect(replayed).toBeGreaterThan(0);
  });

  it('can go there and back quickly', async () => {
    const there = smallExperiment('&pruning.rate=0.5&training.steps=400');
    const back = smallExperiment('&training.steps=400&training.learningRate=0.02');
    const { lab, recording } = testLab();
    const all = [there, back, there, back].map((experiment) => lab.start(experiment));
    await Promise.all(all);
    expect(outcome(recording(back))).toEqual(await reference(back));
  });
});

describe('transport', () => {
  it('pauses after the current step and goes on to the same numbers', async () => {
    const experiment = smallExperiment(
      '&training.steps=20000&training.evaluateEvery=500&pruning.rounds=1&chance.trials=1&compare.arms=none',
    );
    let asked = false;
    const { lab, events, progress, recording, statuses } = testLab({
      // not by the progress, which is told four times a second: a fast machine is done by then
      onEvent({ kind }) {
        if (!asked && kind === 'point') lab.pause();
        asked ||= statuses.at(-1) === 'paused';
      },
    });
    const done = lab.start(experiment);
    await until(() => asked, 'the first point');
    expect(statuses.at(-1)).toBe('paused');
    const state = (): unknown[] => [progress()?.stepsDone, events.length];
    let before = state();
    for (let still = 0; still < 30; still += 1) {
      await new Promise((resolve) => void setTimeout(resolve, 5));
      if (`${state()}` === `${before}`) continue;
      [before, still] = [state(), 0]; // what was under way when it was told
    }
    expect(progress()?.stepsDone).toBeLessThan(2 * 20_000); // it stands still, and not at its end
    lab.resume();
    await done;
    expect(outcome(recording(experiment))).toEqual(await reference(experiment));
  });

  it('steps one round: finishes it in all trials and arms, then pauses', async () => {
    const { lab, statuses, recording } = testLab();
    const experiment = smallExperiment();
    const done = lab.start(experiment);
    lab.stepRound();
    await until(() => statuses.at(-1) === 'paused', 'the pause after round 0');
    expect(recording(experiment).runs.map(({ id }) => id.level)).toEqual([0, 0]);
    lab.stepRound();
    await until(() => statuses.at(-1) === 'paused' && recording(experiment).runs.length > 2, 'round 1');
    const { runs } = recording(experiment);
    expect(runs).toHaveLength(2 + 2 * 3);
    expect(runs.every((run) => run.status === 'finished')).toBe(true);
    lab.resume();
    await done;
    expect(recording(experiment).runs).toHaveLength(allDone);
  });

  it('steps through what was stored round by round too, as it steps through what it trains', async () => {
    const storage = memoryStorage();
    const experiment = smallExperiment();
    await testLab({ storage }).lab.start(experiment);
    const { lab, statuses, recording, progress } = testLab({ storage });
    const done = lab.start(experiment);
    const rounds = (): number[] => [...new Set(recording(experiment).runs.map(({ id }) => id.level))];
    for (const round of [0, 1, 2]) {
      lab.stepRound();
      await until(() => statuses.at(-1) === 'paused' && rounds().includes(round), `the pause after round ${round}`);
      expect(recording(experiment).runs).toHaveLength(2 * (1 + 3 * round));
      expect(progress()).toMatchObject({ runsDone: 2 * (1 + 3 * round), runsReused: 2 * (1 + 3 * round) });
    }
    lab.stepRound();
    await done;
    expect(statuses.at(-1)).toBe('finished');
    expect(outcome(recording(experiment))).toEqual(await reference());
  });

  it('shows nothing of what was stored while it is paused', async () => {
    const storage = memoryStorage();
    const experiment = smallExperiment();
    await testLab({ storage }).lab.start(experiment);
    const { lab, statuses, recording } = testLab({ storage });
    const done = lab.start(experiment);
    lab.pause();
    await until(() => statuses.at(-1) === 'paused', 'the pause');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(recording(experiment).runs).toHaveLength(0);
    lab.resume();
    await done;
    expect(outcome(recording(experiment))).toEqual(await reference());
  });

  it('stops, and forgets when asked to: the next start trains everything again', async () => {
    const { lab, statuses, progress } = testLab();
    await lab.start(smallExperiment());
    await lab.stop(true);
    expect(statuses.at(-1)).toBe('idle');
    await lab.start(smallExperiment());
    expect(progress()?.runsReused).toBe(0);
  });
});

describe('data that cannot be used', () => {
  it('fails with a message and no worker is started', async () => {
    const { lab, statuses, error, trainers } = testLab();
    await lab.start({ ...defaultExperiment, data: { ...defaultExperiment.data, set: 'mnist' } });
    expect(statuses.at(-1)).toBe('failed');
    expect(error()).toBe('no files in this test');
    expect(trainers).toHaveLength(0);
  });
});
