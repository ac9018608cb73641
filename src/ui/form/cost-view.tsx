import { useMemo } from 'react';
import { useTexts } from '../../texts';
import type { Network } from '../../models/network';
import { costOf, workersOn } from '../../analyses/cost';
import { secondsFor } from '../../experiment/work';
import { integer, timeLeft } from '../kit/format';
import { taskOf } from '../../tasks';
import { useFormExperiment } from './form-experiment';
import { useMachinePace } from './machine-pace';

/** From here on the command line is the better place, in seconds. */
const LONG = 3_600;

/** What the experiment takes, before it starts: runs and steps counted, the time estimated. */
export function CostView({ network }: { readonly network: Network }) {
  const { t } = useTexts();
  const experiment = useFormExperiment();
  const pace = useMachinePace();
  const cost = useMemo(() => costOf(experiment, network), [experiment, network]);
  const workers = workersOn(navigator.hardwareConcurrency, experiment.engine.workers);
  const seconds = secondsFor(cost.work, pace ?? 1) / Math.min(workers, cost.runs);
  const left = timeLeft(seconds);
  const context = taskOf(experiment.data.set).judge.id;
  return (
    <p className="cost">
      {t('cost.runs', { context, count: cost.runs, runs: integer(cost.runs), steps: integer(cost.work.steps) })}{' '}
      {t(pace === null ? 'cost.guessed' : 'cost.measured', { time: t(left.key, left.values) })}
      {seconds > LONG && ` ${t('cost.long')}`}
    </p>
  );
}
