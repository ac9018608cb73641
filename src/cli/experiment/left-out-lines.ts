import { scoreText } from './score-text';
import { judge } from '../../lottery/guessing';
import type { Recording } from '../../recording/recording';
import { inEnglish } from '../../problem';
import { resultsOf, standardOf } from '../../recording/results';
import { taskOf } from '../../tasks';

/** Trials whose full network did not learn, a sentence; as the page says it. */
export function leftOutLines(recording: Recording): string[] {
  const { leftOut, nothingLearned } = judge(resultsOf(recording));
  if (leftOut.length === 0) return [];
  const { judge: metric, guessing } = standardOf(recording);
  const share = `${guessing.exact ? '' : 'at least '}${scoreText(metric, guessing.floor, 1)}`;
  const { data } = recording.experiment;
  const rule = inEnglish(taskOf(data.set).notLearned(share, data));
  if (nothingLearned)
    return [
      `Not learned: the full network is guessing in every trial; ${rule}. Nothing is compared, and no ticket is sought.`,
    ];
  const [trials, whose] = leftOut.length > 1 ? ['trials', 'their full networks are'] : ['trial', 'its full network is'];
  return [`Left out: ${trials} ${leftOut.map((trial) => trial + 1).join(', ')}; ${whose} guessing: ${rule}.`];
}
