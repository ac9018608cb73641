/** What the runs of a recording must agree about: with the experiment, and with themselves. */
import type { Sentence } from '../../problem';
import { said } from './problems';
import { isEmerging, startStepOf, stepsOf } from '../../experiment/chains';
import type { Experiment } from '../../experiment/schema';
import { countsFrom0 } from '../../lottery/metric';
import { columnNames, type Column } from '../../lottery/points';
import { earlyStop } from '../../lottery/statistics';
import { taskOf } from '../../tasks';
import { type RunRecord } from '../../recording/recording';
import { firstOf, inRun, whyNoRun, type Check } from './check';
import { keyText } from '../../lottery/run-key';

/** A check of one run by itself. */
const ofEachRun = (name: string, find: (run: RunRecord, experiment: Experiment) => Sentence | null): Check => ({
  name,
  find: (about) =>
    firstOf(about.recording.runs, (run) => {
      const reason = find(run, about.recording.experiment);
      return reason && inRun(about, run.id, reason);
    }),
});

/** Half a hundredth of an example: what a graphics engine's 32 bits may lose. */
const ROUNDING = 0.005;

/** What the task of an experiment measures, column by column. */
function measuredOf({ data }: Experiment) {
  const { columns, metrics, stop, examples } = taskOf(data.set);
  return metrics.flatMap((metric) =>
    (['validation', 'test', 'train'] as const).flatMap((split) => {
      const column: Column = `${split}.${metric.id}`;
      const isStop = split === 'validation' && metric === stop;
      return column in columns
        ? [{ column, metric, split, isStop, name: columns[column], examples: examples(split, data) }]
        : [];
    }),
  );
}

export const runChecks: readonly Check[] = [
  {
    name: 'a run is one of the experiment',
    find: (about) =>
      firstOf(about.recording.runs, ({ id }) => {
        const reason = whyNoRun(id, about);
        return reason && inRun(about, id, reason);
      }),
  },
  {
    name: 'a run exists once',
    find(about) {
      const seen = new Set<string>();
      return firstOf(about.recording.runs, ({ id }) => {
        if (seen.has(keyText(id))) return inRun(about, id, said('run-twice'));
        seen.add(keyText(id));
        return null;
      });
    },
  },
  ofEachRun('evaluation points lie where the experiment has them', ({ id, points, status }, experiment) => {
    const { evaluateEvery } = experiment.training;
    const steps = stepsOf(experiment, id);
    // a network whose mask emerges has points from there on: at any of the places
    const [first = 0] = points.step;
    const emerged = Math.max(0, (Math.ceil(first / evaluateEvery) - 1) * evaluateEvery);
    const start = isEmerging(experiment, id) ? emerged : startStepOf(experiment, id);
    let expected = start;
    for (const [at, step] of points.step.entries()) {
      if (at === 0 && start === steps && step === start) continue; // not trained: measured as it is
      if (expected === steps) return said('step-beyond', { at: at + 1, step, steps });
      expected = Math.min(steps, (Math.floor(expected / evaluateEvery) + 1) * evaluateEvery);
      if (step !== expected) return said('step-expected', { at: at + 1, step, expected });
    }
    if (status !== 'finished' || expected === steps) return null;
    return said('last-step', { step: expected, steps });
  }),
  ofEachRun('a run has what its task measures', ({ points }, { data }) => {
    const wanted = columnNames(taskOf(data.set).columns);
    const found = columnNames(points);
    return found.length === wanted.length && wanted.every((column) => found.includes(column))
      ? null
      : said('measured', { found: found.join(', '), wanted: wanted.join(', ') });
  }),
  ofEachRun('values are finite, unless the run diverged there', ({ points, status }, experiment) =>
    firstOf(measuredOf(experiment), ({ column, metric, split, isStop, name }) => {
      const last = points.step.length - 1;
      for (const [at, value] of points[column].entries()) {
        const step = points.step[at];
        if (isStop && status === 'diverged' && at === last) {
          if (value !== null) return said('diverged-value', { quantity: name, value });
        } else if (value === null && split === 'validation' && !countsFrom0(metric) && metric.unit === 'reward') {
          return said('no-return', { quantity: name, step });
        } else if (value === null ? split === 'validation' : value < 0 && countsFrom0(metric)) {
          return said('below-0', { quantity: name, step, value: value ?? 'null' });
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
        if (!(value >= 0 && value <= 1)) return said('value-range', { quantity: name, step, value });
        const right = value * count;
        if (Math.abs(right - Math.round(right)) > ROUNDING)
          return said('value-not-whole', { quantity: name, step, value, count });
      }
      return null;
    }),
  ),
  ofEachRun('no return is above the best there is, or below the least', ({ points }, experiment) => {
    const task = taskOf(experiment.data.set);
    const about = { settings: experiment.data, info: null };
    const [least, best] = [task.least?.(about) ?? -Infinity, task.ideal(about) ?? Infinity];
    return firstOf(measuredOf(experiment), ({ column, metric, name: quantity }) => {
      if (metric.unit !== 'reward') return null;
      return firstOf([...points[column].entries()], ([at, value]) => {
        const step = points.step[at];
        if (value !== null && value > best) return said('above-best', { quantity, step, value, best });
        if (value !== null && value < least) return said('below-least', { quantity, step, value, least });
        return null;
      });
    });
  }),
  ofEachRun('a finished run is measured at its early stop and at its end', ({ points, status }, experiment) => {
    if (status !== 'finished') return null;
    const { stop: metric } = taskOf(experiment.data.set);
    const stop = earlyStop(points, metric)?.at ?? 0;
    const missing = metric.unit === 'reward' ? 'return-missing' : 'value-missing';
    return firstOf([stop, points.step.length - 1], (at) =>
      firstOf(measuredOf(experiment), ({ column, name }) =>
        points[column][at] === null ? said(missing, { quantity: name, step: points.step[at] }) : null,
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
      return evaluation.examples <= most ? null : said('examples-answered', { examples: evaluation.examples, most });
    },
  ),
];
