import type { DataInfo } from '../tasks/task';
import { describe, expect, it } from 'vitest';
import { dataSets } from '../tasks/classification/data-sets';
import { settingsOf } from '../tasks/classification/settings';
import { experimentOf } from '../experiment/preset';
import { mostFrequentShare } from '../tasks/classification/guessing';
import { readRecording, writeRecording } from '../formats/file';
import { emptyRecording } from './recording';
import { smallEngine, smallExperiment, smallRecording, smallRun } from './fixture';
import { resultsOf, standardOf } from './results';
import { fullKey, ticket } from '../lottery/run-key';

const guessingOf = (of: Parameters<typeof standardOf>[0]) => standardOf(of).guessing;

const of = (set: string, validation: number) =>
  experimentOf({ id: 'x', settings: { data: { set, train: 500, validation, test: 100 } } });
const classes = (count: number, mostFrequent?: number): DataInfo => ({
  inputShape: [2],
  classNames: Array.from({ length: count }, (_, at) => `${at}`),
  filesHash: null,
  ...(mostFrequent === undefined ? {} : { mostFrequent }),
});

describe('what guessing gets', () => {
  it('is the share of the most frequent class where the recording holds it', () => {
    expect(guessingOf({ experiment: of('mnist', 2_000), data: classes(10, 0.1125) })).toMatchObject({
      floor: 0.1125,
      exact: true,
    });
    expect(standardOf({ experiment: of('mnist', 2_000), data: classes(10, 0.1125) }).failure).toBe(0.1);
  });

  it.each(['moons', 'gaussians', 'strokes'])('follows from the settings of generated sets, as in %s', (set) => {
    const experiment = of(set, 101);
    const { validation, classNames } = dataSets.get(set).load(settingsOf(experiment.data), 1, {});
    const known = guessingOf({ experiment, data: { inputShape: [], classNames, filesHash: null } });
    expect(known).toMatchObject({ floor: mostFrequentShare(validation.labels), exact: true });
  });

  it('is the least possible share where older recordings of files do not say', () => {
    expect(guessingOf({ experiment: of('mnist', 2_000), data: classes(10) })).toMatchObject({
      floor: 0.1,
      exact: false,
    });
    expect(guessingOf({ experiment: of('idx', 100), data: classes(4) })).toMatchObject({
      floor: 0.25,
      exact: false,
    });
    expect(guessingOf({ experiment: of('idx', 100), data: null })).toMatchObject({ floor: 0.1, exact: false });
  });

  it('stays in the file, and decides which networks have learned', async () => {
    const recording = {
      ...emptyRecording({ ...of('idx', 200), training: { ...smallExperiment.training, steps: 50, evaluateEvery: 50 } }),
      engine: smallEngine,
      data: { ...classes(2, 0.9), filesHash: 'a'.repeat(64) },
      runs: [
        {
          id: fullKey(0),
          status: 'finished' as const,
          trainingSeconds: 1,
          reused: false,
          points: {
            step: [50],
            'validation.loss': [0.5],
            'validation.accuracy': [0.9],
            'test.accuracy': [0.9],
            'train.accuracy': [0.9],
          },
        },
      ],
    };
    const read = await readRecording(await writeRecording(recording));
    expect(read.data?.mostFrequent).toBe(0.9);
    expect(resultsOf(read)[0].guessing).toBe(true); // nine of ten examples are of one class
    expect(resultsOf({ ...read, data: classes(2, 0.5) })[0].guessing).toBe(false);
    const lying = await writeRecording({ ...recording, data: { ...recording.data, mostFrequent: 0.4 } });
    await expect(readRecording(lying)).rejects.toThrow(
      'damaged at data: it is an object; allowed: the most frequent class has less than an equal share.',
    );
  });
});

describe('steps to match', () => {
  it('are those to the best validation loss of the full network of the same trial', () => {
    // the full networks end at 0.74 and 0.4; after 50 steps all are at 0.75, at the end the tickets at 0.5
    const recording = smallRecording(
      smallRun('full', 0.74),
      smallRun('full', 0.4, 1),
      smallRun(ticket, 0.5),
      smallRun(ticket, 0.5, 1),
    );
    expect(resultsOf(recording).map(({ matchStep, unmatched }) => [matchStep, unmatched])).toEqual([
      [100, false],
      [100, false],
      [100, false],
      [100, true],
    ]);
  });

  it('are not there before the full network is', () => {
    const [full, own] = [smallRun('full', 0.4), smallRun(ticket, 0.5)];
    expect(resultsOf(smallRecording({ ...full, status: 'running' }, own))[0].matchStep).toBeNull();
  });
});
