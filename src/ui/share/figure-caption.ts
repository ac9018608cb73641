/** The caption of a figure for a paper: what it shows, and of the methods what one has to know to read it. */
import { version } from '../../../package.json';
import type { Translate } from '../../texts';
import type { FigureParts } from '../../charts/export/figure-context';
import { letterOf } from '../../charts/export/figure-file';
import { shortFingerprint } from '../../experiment/fingerprint-text';
import { judge } from '../../lottery/guessing';
import type { RunResult } from '../../lottery/results';
import type { Network } from '../../models/network';
import { isComplete, overCount, overTrials, plannedCount } from '../../recording/complete';
import { fingerprint } from '../../recording/fingerprint';
import type { Recording } from '../../recording/recording';
import { integer, percent } from '../kit/format';
import { methodsSentences, trainedSentence } from './methods';

interface CaptionInput {
  readonly recording: Recording;
  readonly network: Network;
  readonly results: readonly RunResult[];
  /** the selected round, and P_m at it, 0 … 1 */
  readonly round: number;
  readonly left: number;
  readonly isLive: boolean;
}

export function figureCaption(t: Translate, input: CaptionInput, figure: FigureParts): string {
  const { titles, ofRound, isMarked, hasBracket, hasBands, hasZones, hasStops, beyond, hasArrowheads } = figure;
  const { recording, network, results, round, left, isLive } = input;
  const { experiment, engine } = recording;
  const over = overTrials(recording);
  const said = methodsSentences(t, { experiment, network, over, leftOut: judge(results).leftOut.length });
  const whole = isComplete(recording);
  const hash = whole ? fingerprint(recording) : null;
  const parts = titles.map((title, at) => t('share.figure.part', { letter: letterOf(at), title }));
  return [
    // one chart alone says above it what it is
    titles.length > 1 ? t('share.figure.titles', { titles: parts.join('; ') }) : '',
    ofRound || isMarked
      ? t(`share.figure.${ofRound ? (isMarked ? 'atMarked' : 'at') : 'marked'}`, { round, left: percent(left) })
      : '',
    hasBracket ? t('share.figure.bracket') : '',
    hasBracket ? said.paired : '',
    ...beyond,
    hasArrowheads ? t('share.figure.arrowheads') : '',
    said.data,
    said.network,
    trainedSentence(t, experiment),
    said.pruning,
    said.arms,
    said.statistics,
    hasBands ? said.curves : '',
    hasZones ? t('share.figure.zones') : '',
    hasStops ? t('share.figure.stops') : '',
    said.leftOut,
    whole
      ? ''
      : t('share.figure.unfinished', {
          done: integer(overCount(recording)),
          total: integer(plannedCount(experiment)),
          over,
          trials: experiment.chance.trials,
        }),
    t('share.figure.source', {
      source: t(`export.source.${isLive ? 'live' : 'recorded'}`),
      version,
      engine: engine?.version ?? '–',
    }),
    hash === null ? '' : t('share.figure.fingerprint', { fingerprint: shortFingerprint(hash) }),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
