/** The line under the verdict, for a referee: how many trials, on which data, how sure, what is left out. */
import { judge } from '../../../lottery/guessing';
import type { Metric, Standard } from '../../../lottery/metric';
import type { SpeedVerdict } from '../../../lottery/speed';
import { verdictOf, type Verdict } from '../../../lottery/verdict';
import { integer, signedPoints, text, type Text } from '../../kit/format';
import { asGoodOnTest } from '../../state/as-good-on-test';
import { atLeast, floorText, type VerdictInput } from '../../state/verdict-sentence';

type SmallPrintInput = Pick<
  VerdictInput,
  'results' | 'standard' | 'arms' | 'round' | 'remaining' | 'winning' | 'chosen'
>;

export function smallPrint({ results, standard, arms, round, remaining, winning, chosen }: SmallPrintInput): Text[] {
  const { counting, leftOut, nothingLearned } = judge(results);
  const full = results.filter((result) => result.level === 0);
  if (nothingLearned) {
    const diverged = full.filter((result) => result.diverged).length;
    const values = {
      context: standard.judge.id,
      share: atLeast(floorText(standard.judge, standard.guessing.floor), standard.guessing.exact),
    };
    return [
      text('verdict.trials', { count: full.length }),
      ...(diverged > 0 ? [text('verdict.fullDiverged', { count: diverged })] : []),
      ...(diverged < full.length
        ? [text(standard.guessing.against ? 'verdict.notLearned.chanceRule' : 'verdict.notLearned.rule', values)]
        : []),
    ];
  }
  const verdict = verdictOf(standard, results, arms, round);
  const trials = verdict?.ticket.difference.n ?? counting.filter((result) => result.level === 0).length;
  return [
    text('verdict.trials', { count: trials }),
    ...(leftOut.length > 0 ? [text('verdict.leftOut', { count: leftOut.length })] : []),
    ...(verdict ? [basis(!chosen && round === winning, { results, standard, round, remaining })] : []),
    ...(verdict ? onTicket(standard, verdict) : []),
  ];
}

/** On which data it was chosen, on which it is compared; and where the chart, which is of test data, would choose another. */
function basis(isChoice: boolean, shownOf: Pick<VerdictInput, 'results' | 'standard' | 'round' | 'remaining'>): Text {
  if (!isChoice) return text('verdict.basis.test');
  const { results, standard, round, remaining } = shownOf;
  const shown = asGoodOnTest(standard, results, remaining);
  if (shown === null) return text('verdict.basis.choiceNone');
  if (shown.smallest === round) return text('verdict.basis.choice');
  return text(`verdict.basis.${shown.isGapless ? 'choiceOther' : 'choiceSome'}`, { shown: shown.sizes });
}

function onTicket({ judge: metric, stop }: Standard, { ticket, speed }: Verdict): Text[] {
  const { mean, interval } = ticket.difference;
  const signed = (difference: number): string => signedPoints(metric, difference);
  return [
    ...(interval
      ? [
          text('verdict.interval', {
            context: metric.id,
            mean: signed(mean),
            low: signed(interval[0]),
            high: signed(interval[1]),
          }),
        ]
      : []),
    ...onSpeed(stop, speed),
  ];
}

/** That trials vary too much to tell is said once of both. */
function onSpeed(stop: Metric, { matchStep, stopStep }: Verdict['speed']): Text[] {
  const isBoth = [matchStep, stopStep].every(isUnclear) && stopStep.leftOut === stopStep.diverged;
  return [...onMatch(stop, matchStep, isBoth), ...onStop(stopStep, isBoth)];
}

const isUnclear = ({ found }: SpeedVerdict): boolean => found?.comparison === 'none';

/** Steps to match are what the sentence means by "sooner": which, and is there a difference? */
function onMatch({ id: context }: Metric, speed: SpeedVerdict, isBoth: boolean): Text[] {
  const { found, pairs, leftOut } = speed;
  if (pairs === 0) return []; // not trained
  if (!found) return [text('verdict.match.not', { context, reached: pairs - leftOut, n: pairs })];
  const { own, full } = found;
  const key = isUnclear(speed) && !isBoth ? 'none' : 'steps';
  return [text(`verdict.match.${key}`, { context, own: integer(own), full: integer(full) })];
}

/** The paper's measure, which says when each is at its own best; those that diverged have none. */
function onStop(speed: SpeedVerdict, isBoth: boolean): Text[] {
  const { found, pairs, leftOut, diverged } = speed;
  const lost = diverged > 0 ? [text('verdict.early.diverged', { count: diverged })] : [];
  const censored = leftOut - diverged;
  if (censored > 0) return [text('verdict.early.open', { count: censored, n: pairs }), ...lost];
  if (!found) return lost;
  const { own, full } = found;
  const key = isBoth ? 'both' : isUnclear(speed) ? 'none' : 'steps';
  return [text(`verdict.early.${key}`, { own: integer(own), full: integer(full) }), ...lost];
}
