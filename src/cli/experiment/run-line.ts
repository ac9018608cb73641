import { type Recording } from '../../recording/recording';
import type { Experiment } from '../../experiment/schema';
import { resultsOf, standardOf } from '../../recording/results';
import { type RunKey, keyText } from '../../lottery/run-key';
import { armNames, namedRun } from '../../experiment/arm-names';

/** One finished run as a line of JSON. */
export function runLine(recording: Recording, { id }: { readonly id: RunKey }): string {
  const run = recording.runs.find((other) => keyText(other.id) === keyText(id));
  if (!run) throw new Error(`Run ${keyText(id)} is not in the recording.`);
  const [result] = resultsOf({ ...recording, runs: [run] });
  const { id: metric } = standardOf(recording).judge;
  const name = `test${metric.slice(0, 1).toUpperCase()}${metric.slice(1)}`;
  const steps = run.points.step.at(-1) ?? 0;
  const { trainingSeconds, evaluation } = run;
  return JSON.stringify({
    kind: 'run',
    ...namedRun(armNames(recording.experiment), id),
    status: run.status,
    reused: run.reused,
    stopStep: result.stopStep,
    censored: result.censored,
    [`${name}AtStop`]: result.testAtStop,
    [`${name}AtEnd`]: result.testAtEnd,
    steps,
    trainingSeconds,
    evaluationSeconds: evaluation?.seconds ?? null,
    stepsPerSecond: trainingSeconds ? steps / trainingSeconds : null,
  });
}

/** "trial 1, round 2, ticket; trial 2, round 0, full": at most twelve of them. */
export function runIdsText(experiment: Experiment, ids: readonly RunKey[]): string {
  const known = armNames(experiment);
  const named = ids.slice(0, 12).map((id) => namedRun(known, id));
  const names = named.map(({ trial, round, arm }) => `trial ${trial + 1}, round ${round}, ${arm}`);
  return [...names, ...(ids.length > 12 ? [`and ${ids.length - 12} more`] : [])].join('; ');
}
