import type { Experiment } from '../../experiment/schema';
import { resultOf } from '../../lottery/results';
import type { PointColumns, RunRecord } from '../recording';

/**
 * Can this have been measured in a run of the experiment?
 * @throws Error that names the value and what is allowed
 */
export function checkRun({ id, status, points, trainingSeconds }: RunRecord, { training }: Experiment, classes: number): void {
  const name = `${id.arm}, round ${id.round}, trial ${id.trial + 1}`;
  let before = 0;
  for (const step of points.step) {
    if (step <= before || step > training.steps) {
      throw new Error(`The results of ${name} have step ${step} after step ${before}; the run has ${training.steps} steps.`);
    }
    before = step;
  }
  for (const column of ['validationAccuracy', 'testAccuracy', 'trainAccuracy'] as const) checkAccuracies(name, points, column);
  for (const loss of points.validationLoss) {
    if (loss < 0 || (status === 'finished' && !Number.isFinite(loss))) {
      throw new Error(`The results of ${name} have a validation loss of ${loss}; allowed: 0 and more.`);
    }
  }
  if (trainingSeconds !== null && trainingSeconds < 0) throw new Error(`The results of ${name} took ${trainingSeconds} s; allowed: 0 and more.`);
  resultOf(id, points, status === 'diverged', classes); // says which accuracy is missing
}

function checkAccuracies(name: string, points: PointColumns, column: 'validationAccuracy' | 'testAccuracy' | 'trainAccuracy'): void {
  const wrong = points[column].find((value) => value !== null && (value < 0 || value > 1));
  if (wrong !== undefined) throw new Error(`The results of ${name} have an accuracy of ${wrong}; allowed: 0 … 1.`);
}
