/** What a beat of the story says of the run on screen. */
import { chainsOf, experimentOfChain } from '../../experiment/chains';
import type { Experiment } from '../../experiment/schema';
import type { Beat } from '../../experiment/view-link';
import { judge } from '../../lottery/guessing';
import { isKernel, sizeOf } from '../../lottery/parameters';
import { curvesOf, meanOfFull, pointAt } from '../../lottery/results';
import type { Arm } from '../../lottery/run-key';
import { saidOf, verdictOf } from '../../lottery/verdict';
import { integer, percent, score, text, type Text } from '../kit/format';
import type { Shown } from '../state/shown';

type Told = Pick<
  Shown,
  'isLive' | 'experiment' | 'network' | 'standard' | 'results' | 'arms' | 'remaining' | 'winning'
>;

/** A sentence, and whom it compares the ticket with. */
interface BeatText extends Text {
  readonly control: Arm | null;
}

/** How the ticket is pruned: the first chain's, which may have settings of its own. */
export const pruningOfTicket = (experiment: Experiment): Experiment['pruning'] =>
  experimentOfChain(experiment, chainsOf(experiment)[0]).pruning;

export function beatText(beat: Beat, told: Told): BeatText {
  return { control: null, ...(beat === 'train' ? trained(told) : beat === 'prune' ? pruned(told) : restored(told)) };
}

function trained({ network, standard, results, isLive }: Told): Text {
  const weights = integer(network.parameters.filter(isKernel).reduce((sum, { shape }) => sum + sizeOf(shape), 0));
  const full = meanOfFull(results, 'testAtStop');
  if (full === null) return text(isLive ? 'story.train.begun' : 'story.train.untrained', { weights });
  const context = standard.judge.id;
  return text('story.train.says', { weights, score: score(standard.judge, full), context });
}

/** The round that the page chooses; where there is no winning ticket, the last one. */
const chosen = ({ winning, remaining }: Told): number => (winning ? winning : remaining.length - 1);

function pruned(told: Told): Text {
  const { remaining, experiment } = told;
  const rounds = chosen(told);
  const { criterion: context, schedule } = pruningOfTicket(experiment);
  if (rounds <= 1) return text('story.prune.once', { left: percent(remaining[1] ?? 1), context });
  const values = { after: percent(remaining[1]), count: rounds, left: percent(remaining[rounds]), context };
  return text(schedule === 'one-shot' ? 'story.prune.oneShot' : 'story.prune.says', values);
}

function restored(told: Told): BeatText | Text {
  const { standard, results, arms, remaining } = told;
  const round = chosen(told);
  const left = percent(remaining[round] ?? 1);
  const at = (arm: Arm, of: Told['results']) => {
    const [curve] = curvesOf(of, [arm], 'testAtStop');
    return curve && pointAt(curve, remaining, round);
  };
  // while trials are under way all numbers are of those that have a ticket
  const trials = at(arms[0], results)?.trials ?? [];
  const own = results.filter(({ trial }) => trials.includes(trial));
  const full = judge(results).nothingLearned ? null : meanOfFull(own, 'testAtStop');
  const [ticket, ...controls] = arms.map((arm) => {
    const point = at(arm, own);
    return { arm, mean: point?.trials.length === trials.length ? point.mean : undefined };
  });
  if (full === null || ticket?.mean === undefined) return text('story.win.untrained', { left });
  const said = (mean: number): string => score(standard.judge, mean);
  const difference = verdictOf(standard, results, arms, round)?.ticket.difference;
  // two numbers beside each other look like a victory, which the headline may not see
  const isApart = difference !== undefined && ['more', 'less'].includes(saidOf(standard, difference));
  const values = {
    left,
    ticket: said(ticket.mean),
    full: said(full),
    count: difference?.n ?? 0,
    ...(isApart ? {} : { context: 'alike' }),
  };
  const control = controls.find(({ mean }) => mean !== undefined);
  if (control?.mean === undefined) return text('story.win.says', values);
  return { ...text('story.win.compared', { ...values, other: said(control.mean) }), control: control.arm };
}
