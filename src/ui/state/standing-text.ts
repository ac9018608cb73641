/** How things stand, in one sentence. */
import { armName } from '../../charts/kit/arm-names';
import { armNames } from '../../experiment/arm-names';
import type { Reproduced } from '../../analyses/reproduced';
import { armsOf } from '../../experiment/chains';
import { levelsOf } from '../../experiment/levels';
import { armOf, placeOf, runOf } from '../../lottery/run-key';
import { trainedCount } from '../../recording/complete';
import type { LabState } from '../../store/store';
import type { Translate } from '../../texts';
import { integer, timeLeft } from '../kit/format';
import type { Standing } from './standing';

/** What the sentence tells besides where things stand. */
interface Told {
  readonly experiment: LabState['experiment'];
  readonly progress: LabState['session']['progress'];
  /** does the browser keep what is trained? */
  readonly lasts: boolean;
  readonly reproduced: Reproduced | null;
}

export function standingText(t: Translate, standing: Standing, told: Told): string {
  const { kind, planned, done } = standing;
  const values = {
    planned: integer(planned),
    done: integer(done),
    kept: t(told.lasts ? 'standing.lasts' : 'standing.whileOpen'),
  };
  const counted = t('standing.counted', values);
  switch (kind) {
    case 'running':
      return [counted, ...nowText(t, told)].join(' · ');
    case 'preparing':
      return done > 0 ? `${counted} · ${t('standing.preparing')}` : t('standing.preparing');
    case 'failed':
      return done > 0 ? `${t('standing.failed')} ${t('standing.stored', values)}` : t('standing.failed');
    case 'finished':
      return finishedText(t, planned, told);
    default:
      return t(`standing.${kind}`, values);
  }
}

/** What is in training, by its names, and how long it will still take. */
function nowText(t: Translate, { experiment, progress }: Told): string[] {
  const current = progress?.current ?? null;
  const seconds = progress?.secondsLeft ?? null;
  const left = seconds === null ? null : timeLeft(seconds);
  return [
    ...(current
      ? [
          t(current.level === 0 ? 'standing.inTrial' : 'standing.inRound', {
            arm: armName(t, armNames(experiment), armOf(current)),
            round: current.level,
            trial: current.trial + 1,
          }),
        ]
      : []),
    left ? t('standing.left', { time: t(left.key, left.values) }) : t('standing.measuring'),
  ];
}

function finishedText(t: Translate, planned: number, { progress, reproduced }: Told): string {
  const runs = integer(planned);
  // another version of the engine makes other numbers: nothing to say in so little room
  if (reproduced === 'yes' || reproduced === 'no') return t(`standing.reproduced.${reproduced}`, { runs });
  const reused = progress?.runsReused ?? 0;
  return reused > 0
    ? t('standing.finishedReused', { runs, reused: integer(reused) })
    : t('standing.finished', { runs });
}

/** The longest that an experiment's run will say: its room is kept from the start. */
export function longestStanding(t: Translate, experiment: LabState['experiment']): string {
  const planned = trainedCount(experiment);
  const stand = (kind: Standing['kind']): Standing => ({ kind, action: null, planned, done: planned, share: 0 });
  const say = (kind: Standing['kind'], progress: Told['progress'] = null): string =>
    standingText(t, stand(kind), { experiment, progress, lasts: false, reproduced: null });
  const running = armsOf(experiment).map((arm) => {
    const level = levelsOf(experiment, placeOf(arm).chain ?? 0);
    const key = runOf(experiment.chance.trials - 1, arm, level);
    return say('running', { ...NO_PROGRESS, current: { ...key, step: 0, steps: 0 } });
  });
  const texts = [
    ...(['differs', 'paused', 'interrupted', 'shared', 'waiting'] as const).map((kind) => say(kind)),
    ...running,
  ];
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest));
}

const NO_PROGRESS = {
  runsDone: 0,
  runsTotal: 0,
  runsReused: 0,
  stepsDone: 0,
  stepsTotal: 0,
  stepsPerSecond: null,
  secondsLeft: null,
  secondsToResult: null,
};
