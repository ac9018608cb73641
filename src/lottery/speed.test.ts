import { describe, expect, it } from 'vitest';
import { standardFor } from '../tasks/classification/fixture';
import { resultWith } from './result-fixture';
import { curvesOf, resultOf } from './results';
import type { RunResult } from './run-result';
import { controlOf, full, placeOf, runOf, ticket, type Arm } from './run-key';
import { speedVerdict } from './speed';

const reinitialized = controlOf(0, 'reinitialized');
const run = (arm: Arm, trial: number, change: Partial<RunResult>): RunResult =>
  resultWith(trial, arm === full ? 0 : 1, 0.9, { ...placeOf(arm), ...change });
/** One result a trial. */
const runs = (arm: Arm, steps: readonly number[], change: (trial: number) => Partial<RunResult> = () => ({})) =>
  steps.map((step, trial) => run(arm, trial, { stopStep: step, matchStep: step, ...change(trial) }));
const cut = { censored: true };

describe('learning speed', () => {
  it('by early stops leaves out what is only a lower bound, and counts it', () => {
    const results = [
      ...runs(full, [800, 800]),
      ...runs(ticket, [400, 400]),
      run(reinitialized, 0, { stopStep: 400 }),
      run(reinitialized, 1, { stopStep: 1200, censored: true }),
    ];
    expect(speedVerdict(results, reinitialized, 1, 'stopStep')).toMatchObject({
      pairs: 2,
      leftOut: 1,
      found: { ratio: 2 },
    });
    expect(speedVerdict([...results.slice(0, 4), results[5]], reinitialized, 1, 'stopStep')).toMatchObject({
      pairs: 1,
      leftOut: 1,
      found: null,
    });
  });

  it('is none of networks that are not trained', () => {
    const results = [...runs(full, [800, 800]), ...runs(ticket, [0, 0], () => ({ stopStep: null, matchStep: null }))];
    for (const by of ['stopStep', 'matchStep'] as const) {
      expect(speedVerdict(results, ticket, 1, by)).toEqual({ pairs: 0, leftOut: 0, diverged: 0, found: null });
    }
  });

  it('counts apart what diverged: it has no bound', () => {
    const results = [
      ...runs(full, [800, 800, 800]),
      ...runs(reinitialized, [400, 400, 1200], (trial) =>
        trial === 1 ? { diverged: true, stopStep: null } : { censored: trial === 2 },
      ),
    ];
    expect(speedVerdict(results, reinitialized, 1, 'stopStep')).toMatchObject({ pairs: 3, leftOut: 2, diverged: 1 });
  });

  it('by steps to match tells who is sooner where each is at its own best as late as the other, or later than the last step', () => {
    const converged = [
      ...runs(full, [650, 700, 650], () => ({})),
      ...runs(ticket, [300, 320, 280], (trial) => ({ stopStep: 680 + 10 * trial })),
    ];
    const steps = { own: 300, full: 2000 / 3, comparison: 'less' };
    expect(speedVerdict(converged, ticket, 1, 'matchStep')).toMatchObject({ leftOut: 0, found: steps });
    expect(speedVerdict(converged, ticket, 1, 'stopStep')).toMatchObject({ leftOut: 0, found: { comparison: 'none' } });
    const cutOff = converged.map((result) => ({ ...result, stopStep: 1200, ...cut }));
    expect(speedVerdict(cutOff, ticket, 1, 'matchStep').found).toMatchObject(steps);
    expect(speedVerdict(cutOff, ticket, 1, 'stopStep')).toMatchObject({ leftOut: 3, found: null });
  });

  it('is no ratio where one trial never matches: the others alone would flatter', () => {
    const results = [
      ...runs(full, [1200, 1200, 1200], () => cut),
      ...runs(ticket, [600, 640, 1200], (trial) => ({ unmatched: trial === 2 })),
    ];
    expect(speedVerdict(results, ticket, 1, 'matchStep')).toEqual({
      pairs: 3,
      leftOut: 1,
      diverged: 0,
      found: null,
    });
    const diverged = results.map((result) => (result.unmatched ? { ...result, matchStep: null } : result));
    expect(speedVerdict(diverged, ticket, 1, 'matchStep')).toMatchObject({ leftOut: 1, found: null });
  });

  it('draws a run that never matches as a lower bound', () => {
    const results = [...runs(full, [1200]), ...runs(ticket, [1200], () => ({ unmatched: true }))];
    const [{ points }] = curvesOf(results, [ticket], 'matchStep');
    expect(points.map(({ mean, censored }) => [mean, censored])).toEqual([
      [1200, 0],
      [1200, 1],
    ]);
    expect(curvesOf(results, [ticket], 'stopStep')[0].points[1].censored).toBe(0);
  });
});

describe('a result', () => {
  const points = {
    step: [50, 100, 150],
    'validation.loss': [0.5, 0.3, 0.2],
    'validation.accuracy': [0.8, 0.9, 0.9],
    'test.accuracy': [0.8, 0.9, 0.9],
    'train.accuracy': [0.8, 0.9, 0.9],
  };
  const of = (best?: number) => resultOf(runOf(0, ticket, 1), points, false, standardFor(), 0.5, best);

  it('has its steps to match the best validation value of the full network, which may not be known yet', () => {
    expect(of(0.35)).toMatchObject({ matchStep: 100, unmatched: false });
    expect(of(0.1)).toMatchObject({ matchStep: 150, unmatched: true });
    expect(of()).toMatchObject({ matchStep: null, unmatched: false });
  });
});
