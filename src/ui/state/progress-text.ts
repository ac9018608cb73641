/** Where the experiment stands, in words. */
import type { TFunction } from 'i18next';
import { levelsOf } from '../../experiment/levels';
import type { Experiment } from '../../experiment/schema';
import type { LabState } from '../../store/store';
import { integer, timeLeft } from '../kit/format';
import { ticketKey } from '../../lottery/run-key';

/**
 * "Round 7 of 15 · trial 2 of 3 · step 1,840 / 5,000 · about 12 s left"
 * @param isBegun something trained here is on screen: of these settings, not all of them; or of others
 */
export function progressText(
  t: TFunction,
  { status, progress }: LabState['session'],
  experiment: Experiment,
  isBegun: boolean,
): string {
  if (status === 'idle' && progress) {
    return t('progress.stored', { done: integer(progress.runsDone), total: integer(progress.runsTotal) });
  }
  if (status === 'idle' && isBegun) return t('progress.begun');
  if (status === 'idle' || status === 'preparing' || status === 'waiting' || status === 'failed') {
    return t(`progress.${status}`);
  }
  if (!progress) return t(`progress.${status}`);
  if (status === 'finished') {
    const runs = integer(progress.runsDone);
    return progress.runsReused > 0
      ? t('progress.finishedReused', { runs, reused: integer(progress.runsReused) })
      : t('progress.finishedRuns', { runs });
  }
  const { current, secondsLeft } = progress;
  const parts = [
    ...(status === 'paused' ? [t('progress.paused')] : []),
    ...(current
      ? [
          current.level === 0
            ? t('arms.full')
            : t('progress.round', { round: current.level, rounds: levelsOf(experiment, current.chain ?? 0) }),
          t('progress.trial', { trial: current.trial + 1, trials: experiment.chance.trials }),
          t('progress.step', { step: integer(current.step), steps: integer(current.steps) }),
        ]
      : [t('progress.runs', { done: integer(progress.runsDone), total: integer(progress.runsTotal) })]),
  ];
  if (status === 'running') {
    const left = secondsLeft === null ? null : timeLeft(secondsLeft);
    parts.push(left ? t('progress.left', { time: t(left.key, left.values) }) : t('progress.measuring'));
  }
  return parts.join(' · ');
}

/** The longest that an experiment's run will say: its room is kept from the start. */
export function longestProgressText(t: TFunction, experiment: Experiment): string {
  const { pruning, chance, training } = experiment;
  const running = (round: number): string =>
    progressText(
      t,
      {
        number: 0,
        status: 'running',
        error: null,
        progress: {
          runsDone: 0,
          runsTotal: 0,
          runsReused: 0,
          stepsDone: 0,
          stepsTotal: 0,
          stepsPerSecond: null,
          secondsLeft: null,
          current: { ...ticketKey(chance.trials - 1, round), step: training.steps, steps: training.steps },
        },
      },
      experiment,
      true,
    );
  const texts = [t('progress.waiting'), running(0), running(pruning.rounds)];
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest));
}
