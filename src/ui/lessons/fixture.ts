/** Made-up results for tests. */
import { armsOf } from '../../experiment/chains';
import { experimentOf } from '../../experiment/preset';
import { resultWith } from '../../lottery/result-fixture';
import { comparing } from '../../experiment/sections/compare';
import type { RunResult } from '../../lottery/results';
import { winningRound } from '../../lottery/verdict';
import { emptyRecording } from '../../recording/recording';
import { standardOf } from '../../recording/results';
import { networkOf } from '../../store/selectors';
import { remainingByLevel } from '../../experiment/levels';
import type { Scene } from './scene';
import { type Arm, full, placeOf } from '../../lottery/run-key';

interface Plan {
  readonly rounds: number;
  readonly trials: number;
  readonly arms: readonly Arm[];
  /** change of one result */
  readonly change?: (result: RunResult) => Partial<RunResult>;
}

/** Every run with 90 % accuracy and its stop at step 500, but for the changes. */
export function results({ rounds, trials, arms, change }: Plan): RunResult[] {
  const made: RunResult[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    for (let round = 0; round <= rounds; round += 1) {
      for (const arm of round === 0 ? [full] : arms) {
        const result = resultWith(trial, round, 0.9, {
          ...placeOf(arm),
          trainAtStop: 0.95,
          trainAtEnd: 0.95,
          stopStep: 500,
        });
        made.push({ ...result, ...change?.(result) });
      }
    }
  }
  return made;
}

/** A finished run of an experiment as large as the results. @param compared what the ticket is compared with */
export function sceneOf(made: readonly RunResult[], ...compared: readonly string[]): Scene {
  const rounds = Math.max(...made.map(({ level: round }) => round));
  const trials = new Set(made.map(({ trial }) => trial)).size;
  const experiment = experimentOf({
    id: 'fixture',
    settings: { pruning: { rate: 0.5, outputRate: 0.5, rounds }, chance: { trials }, compare: comparing(...compared) },
  });
  const network = networkOf(experiment);
  const standard = standardOf(emptyRecording(experiment));
  return {
    experiment,
    recording: emptyRecording(experiment),
    network,
    results: made,
    standard,
    arms: armsOf(experiment),
    remaining: remainingByLevel(experiment, network.parameters),
    round: 1,
    chosenRound: 1,
    winning: winningRound(standard, made),
    status: 'idle',
    weight: null,
    inspection: null,
    mask: null,
    kept: {},
  };
}
