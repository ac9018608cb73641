/** What the runs of a recording must agree about: with the experiment, and with themselves. */
import type { Experiment } from '../../experiment/schema';
import { earlyStop } from '../../lottery/statistics';
import { treatments } from '../../lottery/treatments';
import { runKey, type RunId, type RunRecord } from '../../recording/recording';
import { firstOf, inRun, whyNoRun, type Check } from './check';

/** A check of one run by itself. */
const ofEachRun = (name: string, find: (run: RunRecord, experiment: Experiment) => string | null): Check => ({
  name,
  find: ({ recording: { runs, experiment } }) =>
    firstOf(runs, (run) => {
      const reason = find(run, experiment);
      return reason && inRun(run.id, reason);
    }),
});

/** Updates that lie behind an arm's start weights. */
const startStepOf = ({ pruning }: Experiment, { arm }: RunId): number =>
  treatments.ids.includes(arm) && treatments.get(arm).schedule === 'continued' ? pruning.rewindStep : 0;

/** Half a hundredth of an example: what a graphics engine's 32 bits may lose. */
const ROUNDING = 0.005;

type Accuracy = 'validationAccuracy' | 'testAccuracy' | 'trainAccuracy';
const ACCURACIES: readonly {
  readonly column: Accuracy;
  readonly name: string;
  readonly examples: (data: Experiment['data']) => number;
}[] = [
  { column: 'validationAccuracy', name: 'validation accuracy', examples: ({ validation }) => validation },
  { column: 'testAccuracy', name: 'test accuracy', examples: ({ test }) => test },
  // measured on a sample as large as the validation set (SCIENCE §4)
  {
    column: 'trainAccuracy',
    name: 'training accuracy',
    examples: ({ train, validation }) => Math.min(train, validation),
  },
];

export const runChecks: readonly Check[] = [
  {
    name: 'a run is one of the experiment',
    find: (about) =>
      firstOf(about.recording.runs, ({ id }) => {
        const reason = whyNoRun(id, about);
        return reason && inRun(id, reason);
      }),
  },
  {
    name: 'a run exists once',
    find({ recording: { runs } }) {
      const seen = new Set<string>();
      return firstOf(runs, ({ id }) => {
        if (seen.has(runKey(id))) return inRun(id, 'the run is there twice');
        seen.add(runKey(id));
        return null;
      });
    },
  },
  ofEachRun('evaluation points lie where the experiment has them', ({ id, points, status }, experiment) => {
    const { steps, evaluateEvery } = experiment.training;
    let expected = startStepOf(experiment, id);
    for (const [at, step] of points.step.entries()) {
      if (expected === steps) return `evaluation point ${at + 1} is at step ${step}; the run has ${steps} steps`;
      expected = Math.min(steps, (Math.floor(expected / evaluateEvery) + 1) * evaluateEvery);
      if (step !== expected) return `evaluation point ${at + 1} is at step ${step}; allowed: ${expected}`;
    }
    if (status !== 'finished' || expected === steps) return null;
    return `it is finished, but its last evaluation point is at step ${expected}; allowed: ${steps}`;
  }),
  ofEachRun('losses are finite, unless the run diverged there', ({ points, status }) => {
    const last = points.step.length - 1;
    for (const [at, loss] of points.validationLoss.entries()) {
      const step = points.step[at];
      if (status === 'diverged' && at === last) {
        if (Number.isFinite(loss)) return `it diverged, but its last validation loss is ${loss}; allowed: null`;
      } else if (!(loss >= 0 && loss < Infinity)) {
        return `the validation loss at step ${step} is ${Number.isNaN(loss) ? 'null' : loss}; allowed: numbers from 0 on`;
      }
    }
    return null;
  }),
  ofEachRun('accuracies are whole numbers of examples', ({ points }, { data }) =>
    firstOf(ACCURACIES, ({ column, name, examples }) => {
      const count = examples(data);
      for (const [at, value] of points[column].entries()) {
        if (value === null) continue;
        const step = points.step[at];
        if (!(value >= 0 && value <= 1)) return `the ${name} at step ${step} is ${value}; allowed: 0 … 1`;
        const right = value * count;
        if (Math.abs(right - Math.round(right)) > ROUNDING)
          return `the ${name} at step ${step} is ${value}, no whole number of ${count} examples`;
      }
      return null;
    }),
  ),
  ofEachRun('a finished run is measured at its early stop and at its end', ({ points, status }) => {
    if (status !== 'finished') return null;
    const stop = earlyStop(points.step, points.validationLoss)?.at ?? 0;
    return firstOf([stop, points.step.length - 1], (at) =>
      firstOf(ACCURACIES, ({ column, name }) =>
        points[column][at] === null
          ? `the ${name} at step ${points.step[at]} is missing; a finished run has it where its validation loss is lowest and at its end`
          : null,
      ),
    );
  }),
  // fewer may have been counted: a run that went on after an update of the app
  ofEachRun(
    'a run has answered no more examples than its evaluation points ask',
    ({ points, evaluation }, { data }) => {
      if (!evaluation) return null;
      const most = ACCURACIES.reduce(
        (sum, { column, examples }) => sum + points[column].filter((value) => value !== null).length * examples(data),
        0,
      );
      return evaluation.examples <= most
        ? null
        : `it is said to have answered ${evaluation.examples} examples; allowed: at most ${most}`;
    },
  ),
];
