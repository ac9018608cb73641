/** What is really trained never contradicts itself, at no time: it could not be opened again. */
import { expect, it } from 'vitest';
import { record } from '../recording/events';
import { readRecording, writeRecording } from '../formats/file';
import { emptyRecording } from '../recording/recording';
import { smallExperiment, testLab } from './fixture';

const ALL_ARMS =
  '&chance.trials=1&pruning.rewindStep=15&compare.arms=reinitialized,random-mask,reset-at-end,fine-tuned,late-rewound,learning-rate-rewound';

it.each([
  ['all arms', `${ALL_ARMS}&pruning.rounds=2`, 'finished'],
  [
    'controls on any chain, and settings of one chain',
    '&chance.trials=1&pruning.rewindStep=15&chains=imp*permuted*reset-at-end,fine-tuned*reinitialized,late-rewound*random-mask,imp*reinitialized,late-rewound&chain.3.pruning.rate=0.6&chain.4.pruning.rewindStep=25&pruning.rounds=2',
    'finished',
  ],
  ['global pruning, from one training', '&pruning.scope=global&pruning.schedule=one-shot&chance.trials=1', 'finished'],
  ['steps that evaluations do not divide', '&training.steps=50&training.evaluateEvery=20&chance.trials=1', 'finished'],
  [
    'layers that lose all weights, networks that are cut',
    '&pruning.rate=0.9&pruning.outputRate=0.9&pruning.rounds=5&chance.trials=1',
    'finished',
  ],
  [
    'runs that diverge',
    '&training.optimizer=sgd&training.learningRate=2&network.initializer=gaussian&network.standardDeviation=2&training.batch=1&network.widths=64,64,64&chance.trials=1',
    'diverged',
  ],
])('%s', async (_what, settings, status) => {
  const experiment = smallExperiment(settings);
  const { lab, events, error } = testLab();
  await lab.start(experiment);
  lab.close();
  expect(error()).toBeNull();
  let recording = emptyRecording(experiment);
  for (const [at, event] of events.entries()) {
    recording = record(recording, event);
    if (event.kind === 'point' || (at % 12 !== 0 && at < events.length - 1)) continue;
    const over = recording.runs.filter((run) => run.status !== 'running');
    expect((await readRecording(await writeRecording(recording))).runs).toHaveLength(over.length);
  }
  expect(recording.runs.some((run) => run.status === status)).toBe(true);
});
