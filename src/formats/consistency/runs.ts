/** What the runs of a recording must agree about: with the experiment, and with themselves. */
import type { Experiment } from '../../experiment/schema';
import { columnNames, type Column } from '../../lottery/points';
import { earlyStop } from '../../lottery/statistics';
import { treatments } from '../../lottery/treatments';
import { taskOf } from '../../tasks';
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

/** Units of information: nothing is less than none. */
const COUNTS_FROM_0: readonly string[] = ['nats', 'bits'];

const SPLITS = { train: 'training', validation: 'validation', test: 'test' } as const;

/** What the task of an experiment measures, column by column, with a name: "validation accuracy". */
function measuredOf({ data }: Experiment) {
  const { columns, metrics, stop, examples } = taskOf(data.set);
  return metrics.flatMap((metric) =>
    (['validation', 'test', 'train'] as const).flatMap((split) => {
      const column: Column = `${split}.${metric.id}`;
      if (!columns.includes(column)) return [];
      const isStop = split === 'validation' && metric === stop;
      return [
        { column, metric, split, isStop, name: `${SPLITS[split]} ${metric.id}`, examples: examples(split, data) },
      ];
    }),
  );
}

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
  ofEachRun('a run has what its task measures', ({ points }, { data }) => {
    const { columns } = taskOf(data.set);
    const found = columnNames(points);
    return found.length === columns.length && columns.every((column) => found.includes(column))
      ? null
      : `it has measured ${found.join(', ')}; allowed: ${columns.join(', ')}`;
  }),
  ofEachRun('values are finite, unless the run diverged there', ({ points, status }, experiment) =>
    firstOf(measuredOf(experiment), ({ column, metric, split, isStop, name }) => {
      const last = points.step.length - 1;
      for (const [at, value] of points[column].entries()) {
        const step = points.step[at];
        if (isStop && status === 'diverged' && at === last) {
          if (value !== null) return `it diverged, but its last ${name} is ${value}; allowed: null`;
        } else if (value === null ? split === 'validation' : value < 0 && COUNTS_FROM_0.includes(metric.unit)) {
          return `the ${name} at step ${step} is ${value}; allowed: numbers from 0 on`;
        }
      }
      return null;
    }),
  ),
  ofEachRun('shares are whole numbers of examples', ({ points }, experiment) =>
    firstOf(measuredOf(experiment), ({ column, metric, name, examples: count }) => {
      if (metric.unit !== 'fraction') return null;
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
  ofEachRun('a finished run is measured at its early stop and at its end', ({ points, status }, experiment) => {
    if (status !== 'finished') return null;
    const stop = earlyStop(points, taskOf(experiment.data.set).stop)?.at ?? 0;
    return firstOf([stop, points.step.length - 1], (at) =>
      firstOf(measuredOf(experiment), ({ column, name }) =>
        points[column][at] === null
          ? `the ${name} at step ${points.step[at]} is missing; a finished run has it where its validation loss is lowest and at its end`
          : null,
      ),
    );
  }),
  // fewer may have been counted: a run that went on after an update of the app
  ofEachRun(
    'a run has answered no more examples than its evaluation points ask',
    ({ points, evaluation }, experiment) => {
      if (!evaluation) return null;
      // all that is measured on the same examples is measured at once
      const most = measuredOf(experiment)
        .filter(({ metric }) => metric === taskOf(experiment.data.set).judge)
        .reduce(
          (sum, { column, examples }) => sum + points[column].filter((value) => value !== null).length * examples,
          0,
        );
      return evaluation.examples <= most
        ? null
        : `it is said to have answered ${evaluation.examples} examples; allowed: at most ${most}`;
    },
  ),
];
