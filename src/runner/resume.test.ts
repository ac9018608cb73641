/** Crashes, reloads and full disks: the results stay the same bits. */
import { describe, expect, it } from 'vitest';
import { stream } from '../lottery/random/stream';
import { fingerprint } from '../recording/fingerprint';
import type { Recording } from '../recording/recording';
import { memoryStorage } from '../storage/memory';
import type { Storage } from '../storage/storage';
import { outcome, reference, smallExperiment, testLab, until } from './fixture';

describe('trainers that are killed', () => {
  it('at 20 random moments: the recording equals the undisturbed one', async () => {
    const experiment = smallExperiment('&pruning.rounds=6');
    const random = stream(1, 'kill');
    const moments = new Set<number>();
    let moment = 0;
    while (moments.size < 20) {
      moment += 1 + random.below(12);
      moments.add(moment);
    }
    let [news, killed] = [0, 0];
    const disturbed = testLab({
      attempts: 21,
      onEvent() {
        news += 1;
        if (!moments.has(news)) return;
        killed += 1;
        disturbed.trainers.at(-1 - random.below(2))?.crash();
      },
    });
    await disturbed.lab.start(experiment);
    expect(killed).toBe(20);
    expect(disturbed.trainers.length).toBeGreaterThan(12); // some of those hit were dead already
    const recording = disturbed.recording(experiment);
    expect(outcome(recording)).toEqual(await reference(experiment));
  });

  it('go on from their last checkpoint', async () => {
    const experiment = smallExperiment(
      '&training.steps=10000&training.evaluateEvery=100&pruning.rounds=1&chance.trials=1&compare.arms=none',
    );
    let crashed = false;
    let points = 0;
    let left = 0; // step of the last checkpoint before the crash
    const storage = memoryStorage();
    const disturbed = testLab({
      workers: 1,
      checkpointEvery: 10,
      storage: {
        ...storage,
        putCheckpoint(recipe, checkpoint) {
          if (!crashed) left = checkpoint.step;
          return storage.putCheckpoint(recipe, checkpoint);
        },
      },
      onEvent(event) {
        points += event.kind === 'point' ? 1 : 0;
        if (points < 40 || crashed || left === 0) return;
        crashed = true;
        points = 0;
        disturbed.trainers.at(-1)?.crash();
      },
    });
    await disturbed.lab.start(experiment);
    expect(outcome(disturbed.recording(experiment))).toEqual(await reference(experiment));
    const starts = disturbed.events.flatMap((event, at) => (event.kind === 'run-started' ? [at] : []));
    expect(starts).toHaveLength(3); // the full network twice
    const [, again] = starts;
    expect(disturbed.trainers.at(-1)?.from[0]?.step).toBeGreaterThanOrEqual(left);
    expect(disturbed.events[again + 1]).toMatchObject({ kind: 'point', point: { step: 100 } }); // told anew
  });
});

describe('a page that is closed in the middle', () => {
  it('goes on from runs and checkpoints in storage', async () => {
    const experiment = smallExperiment(
      '&training.steps=12000&training.evaluateEvery=100&pruning.rounds=1&chance.trials=2',
    );
    const storage = memoryStorage();
    let isMidway = false; // a run is finished, and another one has left a checkpoint in its first half
    const watched: Storage = {
      ...storage,
      async putCheckpoint(recipe, checkpoint) {
        await storage.putCheckpoint(recipe, checkpoint);
        if (isMidway || checkpoint.step >= 6_000 || !first.events.some(({ kind }) => kind === 'run-finished')) return;
        isMidway = true;
        first.lab.close();
      },
    };
    const first = testLab({ storage: watched, checkpointEvery: 10 });
    void first.lab.start(experiment);
    await until(() => isMidway, 'a checkpoint after a finished run');
    const second = testLab({ storage, checkpointEvery: 10 });
    await second.lab.start(experiment);
    expect(second.progress()?.runsReused).toBeGreaterThan(0);
    expect(second.trainers.some(({ from }) => from.some((checkpoint) => checkpoint !== null))).toBe(true);
    expect(outcome(second.recording(experiment))).toEqual(await reference(experiment));
    const checkpoints = await Promise.all([...second.recipes()].map((recipe) => storage.getCheckpoint(recipe)));
    expect(checkpoints.filter(Boolean)).toEqual([]); // of finished runs nothing is left
  });
});

describe('scores before training and paths', () => {
  const experiment = smallExperiment(
    '&pruning.rounds=2&chance.trials=1&chains=imp,snip,synflow&connectivity.steps=0,20&connectivity.points=5',
  );
  const measured = ({ measurements = [] }: Recording): string[] =>
    measurements.map((measurement) => JSON.stringify(measurement)).toSorted();
  const whole = async () => {
    const quiet = testLab({ workers: 1 });
    await quiet.lab.start(experiment);
    quiet.lab.close();
    return measured(quiet.recording(experiment));
  };

  it('are given to another trainer when theirs is lost: the recording equals the undisturbed one', async () => {
    const crashed: string[] = [];
    const disturbed = testLab({
      onCompute(id, trainer) {
        if (crashed.includes(id)) return;
        crashed.push(id);
        trainer.crash();
      },
    });
    await disturbed.lab.start(experiment);
    disturbed.lab.close();
    expect(crashed.toSorted()).toEqual(['path', 'sensitivity']);
    expect([disturbed.error(), disturbed.statuses.at(-1)]).toEqual([null, 'finished']);
    const recording = disturbed.recording(experiment);
    expect(outcome(recording)).toEqual(await reference(experiment));
    expect(measured(recording)).toEqual(await whole());
  });

  it.each(['sensitivity', 'path'] as const)(
    'a page that is closed during one (%s) goes on to the same bits',
    async (closedAt) => {
      const storage = memoryStorage();
      let isClosed = false;
      const first = testLab({
        storage,
        onCompute(id) {
          if (id !== closedAt || isClosed) return;
          isClosed = true;
          first.lab.close();
        },
      });
      void first.lab.start(experiment);
      await until(() => isClosed, 'the computation');
      const second = testLab({ storage });
      await second.lab.start(experiment);
      second.lab.close();
      const recording = second.recording(experiment);
      expect(outcome(recording)).toEqual(await reference(experiment));
      expect(measured(recording)).toEqual(await whole());
    },
  );
});

describe('storage', () => {
  it('that is full or broken does not stop the training', async () => {
    const full = async (): Promise<never> => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    const broken: Storage = {
      getRun: full,
      putRun: full,
      getCheckpoint: full,
      putCheckpoint: full,
      deleteRuns: full,
      getTimings: full,
      putTimings: full,
      getFiles: full,
      putFiles: full,
    };
    const { lab, recording, statuses } = testLab({ storage: broken, checkpointEvery: 1 });
    await lab.start(smallExperiment());
    expect(statuses.at(-1)).toBe('finished');
    expect(outcome(recording(smallExperiment()))).toEqual(await reference());
  });
});

describe('storage that is cleared while it is used', () => {
  it.each([
    ['', 'once'],
    ['&compare.arms=reset-at-end,late-rewound,learning-rate-rewound&pruning.rewindStep=15', 'once'],
    ['', 'after every run'],
  ])('%s %s: what is needed of it is trained again, unseen, to the same bits', async (arms, when) => {
    const experiment = smallExperiment(arms);
    const storage = memoryStorage();
    const done: string[] = [];
    const clearing: Storage = {
      ...storage,
      async putRun(recipe, run) {
        await storage.putRun(recipe, run);
        done.push(recipe);
        if (when === 'after every run' || done.length === 1) await storage.deleteRuns(done);
      },
    };
    const { lab, recording, statuses, error } = testLab({ storage: clearing });
    await lab.start(experiment);
    expect([statuses, error()]).toEqual([['preparing', 'running', 'finished'], null]);
    expect(outcome(recording(experiment))).toEqual(await reference(experiment));
    expect(done.length).toBeGreaterThan(recording(experiment).runs.length); // some of them twice
    lab.close();
  });
});

describe('the fingerprint of a small experiment', () => {
  it('is the same on every machine', async () => {
    const { lab, recording } = testLab();
    await lab.start(smallExperiment());
    expect(fingerprint(recording(smallExperiment()))?.slice(0, 8)).toBe('5afc8ef5');
  });
});
