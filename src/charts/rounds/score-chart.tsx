/** The score by weights remaining: the chart the whole page is about. */
import type { Translate } from '../../texts';
import { useCallback, useMemo } from 'react';
import { useTexts } from '../../texts';
import { apartOf, farthest } from '../../lottery/apart';
import type { Standard } from '../../lottery/metric';
import { curvesOf, meanOfFull, type RunResult, type Score } from '../../lottery/results';
import { verdictOf } from '../../lottery/verdict';
import { useArms } from '../kit/use-arms';
import { bareScore, remainingPercent, scoreText, scoreTick, textWidth } from '../kit/format';
import { withLeftOut } from '../kit/left-out';
import { boxOf, overlaps } from '../kit/place-labels';
import { bracketMarks } from './bracket';
import { BracketMark } from './bracket-mark';
import { bracketWords } from './bracket-words';
import { roundMarks, type Ghost, type RoundData, type RoundMarks } from './round-marks';
import { RoundChart } from './round-chart';
import type { Readout } from './round-readout';
import type { Size } from '../kit/use-size';
import { scoreDomain } from '../kit/value-domain';
import { mostTrials, trialCounts } from './trial-counts';
import { advantageByRound, winningZones, type Zone } from './winning-zone';
import type { Arm } from '../../lottery/run-key';

/** Columns of files: of which examples. */
const SPLITS = {
  testAtStop: 'test',
  testAtEnd: 'test',
  validationAtStop: 'validation',
  trainAtStop: 'train',
  trainAtEnd: 'train',
} as const satisfies Record<Score, string>;

export interface ScoreData extends RoundData {
  readonly quantity: Score;
  readonly standard: Standard;
  /** texts inside the plot */
  readonly texts: {
    readonly full: (score: string) => string;
    /** from the longest wording to the shortest */
    readonly winning: readonly string[];
    /** what open marks are; absent where there are none */
    readonly planned?: string;
  };
}

export interface ScoreMarks extends RoundMarks {
  readonly zones: readonly Zone[];
  readonly zoneLabel: { readonly x: number; readonly y: number; readonly text: string } | null;
}

export function layout(data: ScoreData, size: Size): ScoreMarks {
  const { ghost, standard } = data;
  const { judge } = standard;
  const full = meanOfFull(data.results, data.quantity);
  const curves = curvesOf(data.results, data.arms, data.quantity);
  // the recorded run behind a live one stays in sight
  const behind = ghost ? curvesOf(ghost.results, ghost.arms, data.quantity) : [];
  const domain = scoreDomain(standard, curves, full, { behind });
  const marks = roundMarks(
    data,
    {
      domain,
      formatTick: (value, step) => scoreTick(judge, value, step),
      mostTick: standard.ideal ?? Infinity,
      reference: full === null ? null : { value: full, text: data.texts.full(scoreText(judge, full)) },
      headroom: 2,
    },
    size,
  );
  const advantage = advantageByRound(judge, data.results, data.remaining.length, data.quantity);
  const zones = winningZones(advantage, marks.byRound);
  const zoneLabel = data.texts.planned
    ? labelOfPlanned(marks, data.texts.planned, size.em)
    : labelOfZone(zones, marks, data.texts.winning, size.em);
  return { ...marks, zones, zoneLabel };
}

/** Beside the last of the open marks, or below them. */
function labelOfPlanned({ planned, plot }: RoundMarks, text: string, em: number): ScoreMarks['zoneLabel'] {
  const x = Math.max(...planned) + em;
  const width = textWidth(text, em);
  if (x + width < plot.right) return { x, y: plot.top + em * 1.1, text };
  return { x: plot.right - width, y: plot.top + em * 2.4, text };
}

/** The zone's name at its top left, in the longest wording that fits. */
function labelOfZone(
  zones: readonly Zone[],
  { plot, labels }: RoundMarks,
  texts: readonly string[],
  em: number,
): ScoreMarks['zoneLabel'] {
  const widest = zones.toSorted((a, b) => b.right - b.left - (a.right - a.left))[0];
  if (!widest) return null;
  const y = plot.top + em * 0.95;
  for (const text of texts) {
    const x = widest.left + em * 0.5;
    const width = textWidth(text, em);
    const box = boxOf({ text, x: x + width / 2, y }, em);
    const free = labels.every((label) => !overlaps(box, boxOf(label, em)));
    if (x + width < plot.right && width < widest.right - widest.left + em * 4 && free) {
      return { x, y, text };
    }
  }
  return null;
}

export interface ScoreChartProps {
  readonly results: readonly RunResult[];
  readonly arms: readonly Arm[];
  /** P_m (0 … 1) of the ticket after rounds 0 … the last planned one */
  readonly remaining: readonly number[];
  /** P_m of all chains, from 1 down; absent: they have those of the ticket */
  readonly stops?: readonly number[];
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
  readonly standard: Standard;
  readonly quantity?: Score;
  readonly ghost?: Ghost | null;
  /** P_m of rounds that settings plan and nobody has trained */
  readonly planned?: readonly number[] | null;
  /** what the bracket is to hold the ticket against; absent: the control that is farthest from it */
  readonly asked?: Arm | null;
}

export function ScoreChart(props: ScoreChartProps) {
  const {
    results,
    arms,
    remaining,
    stops,
    selectedRound,
    standard,
    quantity = 'testAtStop',
    asked = null,
    planned = null,
  } = props;
  const { judge } = standard;
  const { t } = useTexts();
  const { names } = useArms();
  const curves = curvesOf(results, arms, quantity);
  const readout: Readout = {
    curves,
    remaining,
    names: names(arms),
    t,
    speed: null,
    format: (value) => scoreText(judge, value),
    bare: (value) => bareScore(judge, value),
  };
  const ghost = props.ghost ?? null;
  const apart = useMemo(() => {
    // other quantities are not what the verdict is about
    const verdict = quantity === 'testAtStop' ? verdictOf(standard, results, arms, selectedRound) : null;
    const all = verdict ? apartOf(standard, verdict) : [];
    return all.find(({ arm }) => arm === asked) ?? farthest(all);
  }, [standard, results, arms, selectedRound, quantity, asked]);
  const words = apart && bracketWords(t, judge, names(arms), apart);
  const most = mostTrials(curves);
  const draw = useCallback(
    (size: Size) => {
      // figures show what was trained
      const toCome = size.figure ? null : planned;
      const texts = {
        full: (score: string) => t('charts.score.full', { score }),
        winning: [
          t('charts.score.winning', { context: judge.id }),
          t('charts.score.winningShort', { context: judge.id }),
        ],
        ...(toCome ? { planned: t('charts.score.asSet') } : {}),
      };
      const named = { names: names(arms), ghostName: t('charts.round.ghost'), texts };
      return layout({ results, arms, remaining, stops, planned: toCome, quantity, standard, ghost, ...named }, size);
    },
    [results, arms, remaining, stops, planned, quantity, standard, ghost, t, names, judge.id],
  );
  return (
    <RoundChart
      title={t(`charts.score.title.${judge.id}.${quantity}`)}
      subtitle={withLeftOut(
        t,
        t(most > 0 ? 'charts.score.subtitleOf' : 'charts.score.subtitle', { most }),
        results,
        true,
      )}
      before={endsInWords(t, readout, meanOfFull(results, quantity))}
      after={[words?.sentence, plannedInWords(t, planned)].filter(Boolean).join(' ')}
      readout={readout}
      columns={[{ column: `${SPLITS[quantity]}.${judge.id}`, curves }]}
      empty={results.length === 0 && !ghost ? t('charts.round.empty') : null}
      className="chart-score"
      selectedRound={selectedRound}
      onSelectRound={props.onSelectRound}
      formatBelow={(value) => scoreText(judge, value, 0)}
      layout={draw}
      renderBackground={({ zones, plot }) => <Zones zones={zones} plot={plot} />}
      renderNotes={({ zoneLabel }) =>
        zoneLabel && (
          <text className="chart-zone-label" x={zoneLabel.x} y={zoneLabel.y}>
            {zoneLabel.text}
          </text>
        )
      }
      renderOver={(marks, { em, figure }) => {
        // it belongs to the selected round, which figures mark only where that is wanted
        const isMarked = apart && words && figure !== 'plain';
        const bracket = isMarked ? bracketMarks(marks, apart.arm, selectedRound, words.lines, em) : null;
        return (
          <>
            {trialCounts(marks, em).fewer.map(({ x, y, text }) => (
              <text key={x} className="chart-trials" x={x} y={y}>
                {text}
              </text>
            ))}
            {apart && bracket && <BracketMark arm={apart.arm} marks={bracket} em={em} isAsked={apart.arm === asked} />}
          </>
        );
      }}
    />
  );
}

/** What the open marks say. */
const plannedInWords = (t: Translate, planned: readonly number[] | null): string =>
  planned
    ? t('charts.score.planned', {
        count: planned.length - 1,
        remaining: planned.slice(1).map(remainingPercent).join(', '),
      })
    : '';

function Zones({ zones, plot }: Pick<ScoreMarks, 'zones' | 'plot'>) {
  return (
    <g>
      {zones.map(({ left, right }) => (
        <rect
          key={left}
          className="chart-zone"
          x={left}
          width={Math.max(right - left, 2)}
          y={plot.top}
          height={plot.bottom - plot.top}
        />
      ))}
    </g>
  );
}

/** The full network, and where every curve ends; empty before there is a full network. */
function endsInWords(t: Translate, { curves, format, names }: Readout, full: number | null): string {
  if (full === null) return '';
  const ends = curves.flatMap(({ arm, points }) => {
    const last = points.at(-1);
    return last && last.round > 0
      ? [
          t('charts.score.end', {
            arm: names[arm],
            score: format(last.mean),
            remaining: remainingPercent(last.remaining),
          }),
        ]
      : [];
  });
  return [t('charts.score.start', { score: format(full) }), ...ends].join(' ');
}
