/** The line under the verdict, for a referee: how many trials, on which data, how sure, what is left out. */
import { judge } from '../../../lottery/guessing';
import { verdictOf, type SpeedVerdict, type Verdict } from '../../../lottery/verdict';
import { percent, signedPoints, type Text } from '../../kit/format';
import { atLeast, type VerdictInput } from '../../state/verdict-sentence';

type SmallPrintInput = Pick<VerdictInput, 'results' | 'guessing' | 'arms' | 'round' | 'winning' | 'chosen'>;

export function smallPrint({ results, guessing, arms, round, winning, chosen }: SmallPrintInput): Text[] {
  const { counting, leftOut, nothingLearned } = judge(results);
  const full = results.filter((result) => result.round === 0);
  if (nothingLearned) {
    const diverged = full.filter((result) => result.diverged).length;
    const values = { share: atLeast(percent(guessing.mostFrequent), guessing.exact) };
    return [
      { key: 'verdict.trials', values: { count: full.length } },
      ...(diverged > 0 ? [{ key: 'verdict.fullDiverged', values: { count: diverged } }] : []),
      ...(diverged < full.length ? [{ key: 'verdict.notLearned.rule', values }] : []),
    ];
  }
  const verdict = verdictOf(results, arms, round);
  const trials = verdict?.ticket.accuracy.n ?? counting.filter((result) => result.round === 0).length;
  return [
    { key: 'verdict.trials', values: { count: trials } },
    ...(leftOut.length > 0 ? [{ key: 'verdict.leftOut', values: { count: leftOut.length } }] : []),
    ...(verdict ? onTicket(verdict, !chosen && round === winning) : []),
  ];
}

function onTicket({ ticket, speed }: Verdict, isChoice: boolean): Text[] {
  const { mean, interval, n } = ticket.accuracy;
  return [
    { key: `verdict.basis.${isChoice ? 'choice' : 'test'}`, values: {} },
    ...(interval
      ? [
          {
            key: 'verdict.interval',
            values: { mean: signedPoints(mean), low: signedPoints(interval[0]), high: signedPoints(interval[1]) },
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
    ...(speed?.comparison === 'no difference' ? [{ key: 'verdict.sameSpeed', values: {} }] : []),
    ...(leftOut > 0 ? [{ key: 'verdict.censored', values: { count: leftOut } }] : []),
  ];
}
