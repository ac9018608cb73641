/** What the runs of a recording must agree about: with the experiment, and with themselves. */
import type { Sentence } from '../../problem';
import { said } from '../problems';
import { startStepOf } from '../../experiment/chains';
import type { Experiment } from '../../experiment/schema';
import { earlyStop } from '../../lottery/statistics';
import { runKey, type RunRecord } from '../../recording/recording';
import { firstOf, inRun, whyNoRun, type Check } from './check';

/** A check of one run by itself. */
const ofEachRun = (name: string, find: (run: RunRecord, experiment: Experiment) => Sentence | null): Check => ({
  name,
  find: ({ recording: { runs, experiment } }) =>
    firstOf(runs, (run) => {
      const reason = find(run, experiment);
      return reason && inRun(run.id, reason);
    }),
});

/** Half a hundredth of an example: what a graphics engine's 32 bits may lose. */
const ROUNDING = 0.005;

type Accuracy = 'validationAccuracy' | 'testAccuracy' | 'trainAccuracy';
const ACCURACIES: readonly {
  readonly column: Accuracy;
  readonly name: Sentence;
  readonly examples: (data: Experiment['data']) => number;
}[] = [
  { column: 'validationAccuracy', name: said('validation-accuracy'), examples: ({ validation }) => validation },
  { column: 'testAccuracy', name: said('test-accuracy'), examples: ({ test }) => test },
  // measured on a sample as large as the validation set (SCIENCE §4)
  {
    column: 'trainAccuracy',
    name: said('training-accuracy'),
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
        if (seen.has(runKey(id))) return inRun(id, said('run-twice'));
        seen.add(runKey(id));
        return null;
      });
    },
  },
  ofEachRun('evaluation points lie where the experiment has them', ({ id, points, status }, experiment) => {
    const { steps, evaluateEvery } = experiment.training;
    let expected = startStepOf(experiment, id);
    for (const [at, step] of points.step.entries()) {
      if (expected === steps) return said('step-beyond', { at: at + 1, step, steps });
      expected = Math.min(steps, (Math.floor(expected / evaluateEvery) + 1) * evaluateEvery);
      if (step !== expected) return said('step-expected', { at: at + 1, step, expected });
    }
    if (status !== 'finished' || expected === steps) return null;
    return said('last-step', { step: expected, steps });
  }),
  ofEachRun('losses are finite, unless the run diverged there', ({ points, status }) => {
    const last = points.step.length - 1;
    for (const [at, loss] of points.validationLoss.entries()) {
      const step = points.step[at];
      if (status === 'diverged' && at === last) {
        if (Number.isFinite(loss)) return said('diverged-loss', { loss });
      } else if (!(loss >= 0 && loss < Infinity)) {
        return said('loss', { step, loss: Number.isNaN(loss) ? 'null' : loss });
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
        if (!(value >= 0 && value <= 1)) return said('accuracy-range', { accuracy: name, step, value });
        const right = value * count;
        if (Math.abs(right - Math.round(right)) > ROUNDING)
          return said('accuracy-not-whole', { accuracy: name, step, value, count });
      }
      return null;
    }),
  ),
  ofEachRun('a finished run is measured at its early stop and at its end', ({ points, status }) => {
    if (status !== 'finished') return null;
    const stop = earlyStop(points.step, points.validationLoss)?.at ?? 0;
    return firstOf([stop, points.step.length - 1], (at) =>
      firstOf(ACCURACIES, ({ column, name }) =>
        points[column][at] === null ? said('accuracy-missing', { accuracy: name, step: points.step[at] }) : null,
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
      return evaluation.examples <= most ? null : said('examples-answered', { examples: evaluation.examples, most });
    },
  ),
];
