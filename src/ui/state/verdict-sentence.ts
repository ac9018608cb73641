/**
 * The verdict in words for somebody who sees it for the first time: one sentence on the ticket, one on
 * what it is compared with. By the rule of SCIENCE §4 it says "beats", "loses", "sooner" only when the
 * 95 % interval excludes zero; how exact that is stands in the small print (small-print.ts).
 */
import { judge } from '../../lottery/guessing';
import { gain, type Metric, type Standard } from '../../lottery/metric';
import { meanOfFull, type RunResult } from '../../lottery/results';
import { summarize, type PairedDifference } from '../../lottery/statistics';
import type { SpeedVerdict } from '../../lottery/speed';
import { saidOf, verdictOf, type ArmVerdict, type OtherVerdict, type Said } from '../../lottery/verdict';
import { integer, percent, points, score, signedPoints, text, times, type Text } from '../kit/format';
import { asGoodOnTest } from './as-good-on-test';
import { placeOf, type Arm } from '../../lottery/run-key';

/** A clause of the verdict; `arm` colours its <arm> mark, and is what its <mark> is about. */
export interface Clause extends Text {
  readonly arm?: Arm;
  /** no bracket is drawn of it: its <mark> points at nothing */
  readonly isPlain?: boolean;
  /** {{leadIn}} is the arm: does it begin a sentence? */
  readonly isFirst?: boolean;
  /** a control of the chain that the sentence has just named */
  readonly isOfSame?: boolean;
}

export interface VerdictInput {
  readonly results: readonly RunResult[];
  readonly standard: Standard;
  /** the ticket first */
  readonly arms: readonly Arm[];
  readonly round: number;
  /** weights remaining by round, 0 … 1 */
  readonly remaining: readonly number[];
  readonly winning: number | null;
  /** did a person select the round? */
  readonly chosen: boolean;
  /** every planned run is over */
  readonly complete: boolean;
  /** something is being trained right now */
  readonly busy: boolean;
}

/** Of more comparisons than these nobody reads a sentence: the first few are told. */
const [MOST_OTHERS, FIRST_OTHERS] = [6, 3];

/** The clauses of the sentence; those that belong to one sentence follow each other. */
export function verdictClauses(input: VerdictInput): Clause[] {
  const { results, standard, arms, round, remaining, winning, chosen, complete, busy } = input;
  const left = percent(remaining[round] ?? 1);
  const { counting, nothingLearned } = judge(results);
  if (nothingLearned) return notLearnedSentence(results, standard, complete);
  const full = meanOfFull(results, 'testAtStop');
  if (full === null) return [text(busy ? 'verdict.first' : 'verdict.nothing')];
  const verdict = verdictOf(standard, results, arms, round);
  if (!verdict) {
    if (round > 0) return [text('verdict.notYet', { round, left })];
    const count = counting.filter((result) => result.level === 0).length;
    const values = { score: score(standard.judge, full), count };
    return [text(chosen || complete ? 'verdict.full' : 'verdict.fullFirst', values)];
  }
  const isChoice = !chosen && round === winning;
  const isFound = winning !== null || chosen;
  const sentence = ticketSentence(standard, verdict.ticket, verdict.speed.matchStep, left, { isChoice, isFound });
  // one trial tells nothing of tickets yet: more are under way
  const isTooSoon = !complete && verdict.ticket.difference.n < 2;
  if (!isFound && !isTooSoon) {
    const shown = asGoodOnTest(standard, results, remaining);
    // the chart beside it is of test data, and shades where they say otherwise
    const key = shown?.isGapless ? 'verdict.onTest' : 'verdict.onTestSome';
    const onTest = shown === null ? [] : [text(key, { shown: shown.sizes, context: standard.judge.id })];
    return [text(complete ? 'verdict.noWinning' : 'verdict.noWinningYet'), ...onTest, ...sentence];
  }
  if (verdict.ticket.diverged > 0) {
    const { diverged, difference } = verdict.ticket;
    sentence.push(text('verdict.diverged', { count: diverged, n: difference.n }));
  }
  const { others } = verdict;
  const told = others.length > MOST_OTHERS ? others.slice(0, FIRST_OTHERS) : others;
  const rest = others.length - told.length;
  return [...sentence, ...othersSentence(standard, told), ...(rest > 0 ? [text('verdict.andMore', { rest })] : [])];
}

/** Why no ticket is sought, and what to try. */
function notLearnedSentence(
  results: readonly RunResult[],
  { judge: metric, guessing }: Standard,
  complete: boolean,
): Clause[] {
  const trained = results.filter(({ level: round, diverged }) => round === 0 && !diverged);
  const so = text(complete ? 'verdict.notLearned.so' : 'verdict.notLearned.soFar');
  if (trained.length === 0) {
    return [text('verdict.notLearned.diverged'), so, text('verdict.notLearned.tryDiverged')];
  }
  const { mean } = summarize(trained.map(({ validationAtStop }) => validationAtStop));
  const values = { score: floorText(metric, mean), share: atLeast(floorText(metric, guessing.floor), guessing.exact) };
  const usual = gain(metric, mean - guessing.floor) > 1e-9 ? 'hardly' : 'guessing';
  const why = guessing.against === 'failure' ? 'chance' : usual;
  return [text(`verdict.notLearned.${why}`, values), so, text('verdict.notLearned.try')];
}

/** A score near what guessing gets: a share with one decimal. */
export const floorText = (metric: Metric, value: number): string =>
  metric.unit === 'fraction' ? percent(value) : score(metric, value);

/** "≥ 10.0 %" where a share is only the least that it can be. */
export const atLeast = (text: string, exact: boolean): string => (exact ? text : `≥\u202f${text}`);

function valuesOf({ judge: metric }: Standard, { mean, n, interval }: PairedDifference) {
  const [low, high] = interval ?? [mean, mean];
  return {
    points: points(metric, mean),
    signed: signedPoints(metric, mean),
    half: points(metric, (high - low) / 2),
    n,
    count: n,
  };
}

/**
 * The ticket's score, then its learning speed, by steps to match, where the data say something about it.
 * @param of isChoice: the round is the one that validation chose, and the sentence says so; isFound: no sentence before
 * says that there is no winning ticket, beside which this one would call it as good as the full network
 */
function ticketSentence(
  standard: Standard,
  ticket: ArmVerdict,
  speed: SpeedVerdict,
  left: string,
  { isChoice, isFound }: { readonly isChoice: boolean; readonly isFound: boolean },
): Clause[] {
  const seen = saidOf(standard, ticket.difference);
  const said = isFound ? seen : besides(seen);
  const key = said === 'same' && isChoice ? 'enough' : said;
  const values = { ...valuesOf(standard, ticket.difference), left };
  // like `apartOf`
  const isPlain = ticket.diverged > 0;
  return [{ key: `verdict.ticket.${key}`, values, arm: ticket.arm, isPlain }, speedClause(speed, said)];
}

/** Ends the ticket's sentence. */
function speedClause({ found }: SpeedVerdict, said: Said): Clause {
  if (!found || found.comparison === 'few' || found.comparison === 'none') {
    return text('verdict.stop');
  }
  const sooner = found.comparison === 'less';
  return text(`verdict.speed.${sooner ? 'sooner' : 'later'}${joint(said, sooner)}`, {
    ratio: times(sooner ? found.ratio : 1 / found.ratio),
  });
}

/** "beats … and learns sooner", "loses … but learns sooner", "as accurate …, and learns sooner"; after "no difference" a new subject. */
function joint(said: Said, sooner: boolean): 'And' | 'But' | 'Same' | 'It' {
  if (said === 'same') return 'Same';
  if (said === 'more') return sooner ? 'And' : 'But';
  if (said === 'less') return sooner ? 'But' : 'And';
  return 'It';
}

/** What is said of another arm, and with which numbers. */
interface Told extends Pick<Clause, 'values'> {
  readonly arm: Arm;
  readonly key: 'diverged' | Exclude<Said, 'same'>;
}

/**
 * What becomes of the ticket with other weights, another mask, …, against the ticket itself: neighbours of whom the same is
 * said share a sentence.
 */
function othersSentence(standard: Standard, others: readonly OtherVerdict[]): Clause[] {
  const told = others.flatMap(({ arm, diverged, difference, toTicket }): Told[] => {
    // counted in the trials that it shares with the full network
    if (diverged > 0) return [{ arm, key: 'diverged', values: { diverged, n: difference.n } }];
    return toTicket ? [{ arm, key: besides(saidOf(standard, toTicket)), values: valuesOf(standard, toTicket) }] : [];
  });
  return told.flatMap(({ arm, key, values }, at) => {
    const isFirst = key === 'diverged' || key !== told[at - 1]?.key;
    const isLast = key === 'diverged' || key !== told[at + 1]?.key;
    const { chain } = placeOf(arm);
    const before = at > 0 ? placeOf(told[at - 1].arm) : null;
    const clause: Clause = {
      key: key === 'diverged' || isFirst ? `verdict.other.${key}` : `verdict.another.${key}`,
      values,
      arm,
      isFirst,
      // controls of the first chain have words of their own
      isOfSame: chain !== 0 && before?.chain === chain,
    };
    return isLast ? [clause, { key: 'verdict.stop', values: {}, arm }] : [clause];
  });
}

/** Beside the ticket "no difference is seen" says what is to be said of equals. */
const besides = (said: Said): Exclude<Said, 'same'> => (said === 'same' ? 'none' : said);

/** The trials left out, for where the small print is not: some full networks did not learn, others did. */
export function leftOutClauses(results: readonly RunResult[]): Clause[] {
  const { leftOut, nothingLearned } = judge(results);
  return leftOut.length > 0 && !nothingLearned ? [text('verdict.leftOutToo', { count: leftOut.length })] : [];
}

/** What Play will do and cost, before there are results. @param total steps of all runs, some of which may have fewer */
export const beforeClause = (runs: number, steps: number, total: number): Clause =>
  text(total === runs * steps ? 'verdict.before' : 'verdict.beforeSome', {
    runs: integer(runs),
    steps: integer(steps),
    total: integer(total),
    count: runs,
  });
