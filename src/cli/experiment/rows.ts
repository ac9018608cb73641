/** What the table says: one row per round and arm. */
import { curvesOf, type CurvePoint } from '../../lottery/results';
import type { PairedDifference } from '../../lottery/statistics';
import { armVerdict } from '../../lottery/verdict';
import type { Recording } from '../../recording/recording';
import { resultsOf, standardOf } from '../../recording/results';
import { armsOf, chainsOf, startStepOf } from '../../experiment/chains';
import { levelsOf } from '../../experiment/levels';
import { armNames } from '../../experiment/arm-names';
import { armOf, type Arm, full } from '../../lottery/run-key';

/** Over the trials of an arm in one round. */
export interface Spread {
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

export interface Row {
  readonly round: number;
  readonly arm: string;
  /** fraction of the full network's weights */
  readonly weightsRemaining: number;
  readonly trials: number;
  readonly diverged: number;
  /** null when all trials diverged */
  readonly stopStep: Spread | null;
  /** trials whose early stop is the last evaluation point: at least this long */
  readonly censored: number;
  /** the first evaluation as good on validation examples as the full network of the same trial at its best */
  readonly matchStep: Spread | null;
  /** trials that never are: at least this long */
  readonly unmatched: number;
  /** in the metric that judges */
  readonly testAtStop: Spread;
  readonly testAtEnd: Spread;
  /** test score at early stop, minus the full network's, paired by trial; 95 % t interval */
  readonly difference: PairedDifference | null;
  /** training steps only, one worker */
  readonly stepsPerSecond: number | null;
}

/** Rows of the rounds and arms that have finished runs, the full network first. */
export function rowsOf(recording: Recording): Row[] {
  const { experiment } = recording;
  const results = resultsOf(recording);
  const { judge } = standardOf(recording);
  const arms = armsOf(experiment);
  const names = armNames(experiment);
  const levels = Math.max(...chainsOf(experiment).map((_, chain) => levelsOf(experiment, chain)));
  const rounds = Array.from({ length: levels + 1 }, (_, round) => round);
  const at = (arm: Arm, round: number, quantity: Parameters<typeof curvesOf>[2]) =>
    curvesOf(results, [arm], quantity)[0].points.find((point) => point.round === round);
  return rounds.flatMap((round) =>
    (round === 0 ? [full] : arms).flatMap((arm) => {
      const stop = at(arm, round, 'testAtStop');
      const end = at(arm, round, 'testAtEnd');
      if (!stop || !end) return [];
      const step = at(arm, round, 'stopStep');
      const match = at(arm, round, 'matchStep');
      const against = round === 0 ? null : armVerdict(judge, results, arm, round);
      return [
        {
          round,
          arm: names.nameOf(arm),
          weightsRemaining: stop.remaining,
          trials: stop.n,
          diverged: stop.diverged,
          stopStep: step ? spread(step) : null,
          censored: step?.censored ?? 0,
          matchStep: match ? spread(match) : null,
          unmatched: match?.censored ?? 0,
          testAtStop: spread(stop),
          testAtEnd: spread(end),
          difference: against?.difference ?? null,
          stepsPerSecond: speedOf(recording, arm, round),
        },
      ];
    }),
  );
}

const spread = ({ mean, min, max }: CurvePoint): Spread => ({ mean, min, max });

function speedOf({ experiment, runs }: Recording, arm: Arm, round: number): number | null {
  const own = runs.filter(({ id, status }) => armOf(id) === arm && id.level === round && status !== 'running');
  const steps = own.reduce((sum, { id, points }) => sum + (points.step.at(-1) ?? 0) - startStepOf(experiment, id), 0);
  const seconds = own.reduce((sum, { trainingSeconds }) => sum + (trainingSeconds ?? 0), 0);
  return seconds > 0 ? steps / seconds : null;
}
