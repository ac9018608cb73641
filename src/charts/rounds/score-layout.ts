/** Marks of the score by weights remaining: domain, zones, and what is written in the plot. */
import { advantageByRound } from '../../lottery/advantage';
import { leastOf, type Metric, type Standard } from '../../lottery/metric';
import { curvesOf, meanOfFull, type Score } from '../../lottery/results';
import { scoreText, scoreTick, textWidth } from '../kit/format';
import { bestTick, goalOf, withGoal, type Goal } from '../kit/goal';
import { boxOf, overlaps, type Box, type Spot } from '../kit/place-labels';
import type { Size } from '../kit/use-size';
import { scoreDomain, wholeDomain } from '../kit/value-domain';
import { roundMarks, writtenIn, type RoundData, type RoundMarks } from './round-marks';
import { fewerTrials, type Count } from './trial-counts';
import { winningZones, type Zone } from './winning-zone';

export interface ScoreData extends RoundData {
  readonly quantity: Score;
  readonly standard: Standard;
  /** what ticks of the horizontal axis count */
  readonly sizes?: 'remaining' | 'times';
  /** texts inside the plot */
  readonly texts: {
    readonly full: (score: string) => string;
    readonly goal: (goal: Goal) => string;
    /** from the longest wording to the shortest */
    readonly winning: readonly string[];
    /** what triangles at the worse end of the axis are */
    readonly beyond?: string;
    /** what open marks are; absent where there are none */
    readonly planned?: string;
    /** what is had without learning; absent: only the surroundings of the full network are shown, not all down to that */
    readonly failure?: (score: string) => string;
    /** what crosses say; absent: there are none */
    readonly collapsed?: string;
  };
}

/** A text in the plot. */
interface Note extends Spot {
  readonly text: string;
}

export interface ScoreMarks extends RoundMarks {
  readonly zones: readonly Zone[];
  /** begins there */
  readonly zoneLabel: Note | null;
  /** how many trials there are where there are fewer than elsewhere */
  readonly fewer: readonly Count[];
}

/** The end of the axis at which scores are worst. */
export const worseEnd = ({ better }: Pick<Metric, 'better'>): 'bottom' | 'top' =>
  better === 'higher' ? 'bottom' : 'top';

/** The box of a text that begins at a place. */
const boxFrom = ({ x, y, text }: Note, em: number): Box => boxOf({ text, x: x + textWidth(text, em) / 2, y }, em);

export function layout(data: ScoreData, size: Size): ScoreMarks {
  const { ghost, standard } = data;
  const { judge } = standard;
  const full = meanOfFull(data.results, data.quantity);
  const curves = curvesOf(data.results, data.arms, data.quantity);
  // the recorded run behind a live one stays in sight
  const behind = ghost ? curvesOf(ghost.results, ghost.arms, data.quantity) : [];
  const { failure } = standard;
  const wanted = goalOf(standard);
  const isWhole = data.texts.failure !== undefined;
  const domain = isWhole
    ? wholeDomain(standard, [...curves, ...behind], full)
    : withGoal(standard, scoreDomain(standard, curves, full, { behind }));
  const goal =
    wanted !== null
      ? { value: wanted.score, text: data.texts.goal(wanted) }
      : data.texts.failure
        ? { value: failure, text: data.texts.failure(failureText(standard)) }
        : null;
  const marks = roundMarks(
    data,
    {
      domain,
      formatTick: (value, step) => scoreTick(judge, value, step),
      leastTick: leastOf(judge),
      mostTick: bestTick(standard),
      reference: full === null ? null : { value: full, text: data.texts.full(scoreText(judge, full)) },
      goal,
      worse: worseEnd(judge),
      beyond: data.texts.beyond,
      collapsed: data.texts.collapsed,
      sizes: data.sizes,
      headroom: 2,
    },
    size,
  );
  const advantage = advantageByRound(judge, data.results, data.remaining.length, data.quantity);
  const zones = winningZones(advantage, marks.byRound);
  const zoneLabel = data.texts.planned
    ? labelOfPlanned(marks, data.texts.planned, size.em)
    : labelOfZone(zones, marks, data.texts.winning, size.em);
  const taken = [...marks.taken, ...(zoneLabel ? [boxFrom(zoneLabel, size.em)] : [])];
  const fewer = fewerTrials({ ...marks, taken }, size.em);
  const isNamed = zones.length === 0 || data.texts.winning.length === 0 || (zoneLabel !== null && !data.texts.planned);
  const below = isNamed ? marks.below : [...marks.below, { id: 'zone' as const, text: data.texts.winning[0] }];
  return {
    ...marks,
    below,
    zones,
    zoneLabel,
    fewer,
    taken: [...taken, ...fewer.map((count) => boxOf(count, size.em))],
  };
}

/** "10 %", "33.3 %" */
export const failureText = ({ judge, failure }: Pick<Standard, 'judge' | 'failure'>): string => {
  const digits = Number.isInteger(Number((failure * 100).toFixed(6))) ? 0 : 1;
  return scoreText(judge, failure, judge.unit === 'fraction' ? digits : judge.digits);
};

/** Beside the last of the open marks, or below them. */
function labelOfPlanned({ planned, plot }: RoundMarks, text: string, em: number): Note | null {
  const x = Math.max(...planned) + em;
  const width = textWidth(text, em);
  if (x + width < plot.right) return { x, y: plot.top + em * 1.1, text };
  return { x: plot.right - width, y: plot.top + em * 2.4, text };
}

/** The zone's name at its top left, in the longest wording that fits. */
function labelOfZone(zones: readonly Zone[], marks: RoundMarks, texts: readonly string[], em: number): Note | null {
  const widest = zones.toSorted((a, b) => b.right - b.left - (a.right - a.left))[0];
  if (!widest) return null;
  const [x, y] = [widest.left + em * 0.5, marks.plot.top + em * 0.95];
  const written = writtenIn(marks, em);
  const isFree = (box: Box): boolean => written.every((other) => !overlaps(box, other));
  const fitting = texts.find((text) => {
    const box = boxFrom({ text, x, y }, em);
    return box.right < marks.plot.right && box.right < widest.right + em * 4.5 && isFree(box);
  });
  return fitting === undefined ? null : { x, y, text: fitting };
}
