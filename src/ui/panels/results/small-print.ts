/** The line under the verdict, for a referee: how many trials, on which data, how sure, what is left out. */
import { judge } from '../../../lottery/guessing';
import type { Standard } from '../../../lottery/metric';
import { verdictOf, type SpeedVerdict, type Verdict } from '../../../lottery/verdict';
import { signedPoints, type Text } from '../../kit/format';
import { atLeast, floorText, type VerdictInput } from '../../state/verdict-sentence';

type SmallPrintInput = Pick<VerdictInput, 'results' | 'standard' | 'arms' | 'round' | 'winning' | 'chosen'>;

export function smallPrint({ results, standard, arms, round, winning, chosen }: SmallPrintInput): Text[] {
  const { counting, leftOut, nothingLearned } = judge(results);
  const full = results.filter((result) => result.level === 0);
  if (nothingLearned) {
    const diverged = full.filter((result) => result.diverged).length;
    const values = {
      context: standard.judge.id,
      share: atLeast(floorText(standard.judge, standard.guessing.floor), standard.guessing.exact),
    };
    return [
      { key: 'verdict.trials', values: { count: full.length } },
      ...(diverged > 0 ? [{ key: 'verdict.fullDiverged', values: { count: diverged } }] : []),
      ...(diverged < full.length ? [{ key: 'verdict.notLearned.rule', values }] : []),
    ];
  }
  const verdict = verdictOf(standard, results, arms, round);
  const trials = verdict?.ticket.difference.n ?? counting.filter((result) => result.level === 0).length;
  return [
    { key: 'verdict.trials', values: { count: trials } },
    ...(leftOut.length > 0 ? [{ key: 'verdict.leftOut', values: { count: leftOut.length } }] : []),
    ...(verdict ? onTicket(standard, verdict, !chosen && round === winning) : []),
  ];
}

function onTicket({ judge: metric }: Standard, { ticket, speed }: Verdict, isChoice: boolean): Text[] {
  const { mean, interval, n } = ticket.difference;
  const signed = (difference: number): string => signedPoints(metric, difference);
  return [
    { key: `verdict.basis.${isChoice ? 'choice' : 'test'}`, values: {} },
    ...(interval
      ? [
          {
            key: 'verdict.interval',
            values: { context: metric.id, mean: signed(mean), low: signed(interval[0]), high: signed(interval[1]) },
          },
        ]
      : []),
    ...onSpeed(speed, n),
  ];
}

/** @param n pairs of the ticket and the full network; all of them are without a speed where there is none */
function onSpeed(speed: SpeedVerdict | null, n: number): Text[] {
  const leftOut = speed?.leftOut ?? n;
  return [
    ...(speed?.comparison === 'none' ? [{ key: 'verdict.sameSpeed', values: {} }] : []),
    ...(leftOut > 0 ? [{ key: 'verdict.censored', values: { count: leftOut } }] : []),
  ];
}
