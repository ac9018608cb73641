/** The score by weights remaining: the chart the whole page is about. */
import type { Translate } from '../../texts';
import { useCallback, useMemo } from 'react';
import { useTexts } from '../../texts';
import { apartOf, farthest } from '../../lottery/apart';
import { SCALES, type Scale } from '../../experiment/view-link';
import type { Standard } from '../../lottery/metric';
import { besideTicket } from '../../lottery/pairs';
import { curvesOf, meanOfFull, type Score } from '../../lottery/results';
import { verdictOf } from '../../lottery/verdict';
import { useArms } from '../kit/use-arms';
import { bareScore, remainingPercent, scoreText } from '../kit/format';
import { goalOf, goalWords, type Goal } from '../kit/goal';
import { withLeftOut } from '../kit/left-out';
import { bracketMarks } from './bracket';
import { BracketMark } from './bracket-mark';
import { bracketWords } from './bracket-words';
import type { Ghost, RoundChartProps } from './round-marks';
import { RoundChart } from './round-chart';
import type { Readout } from './round-readout';
import type { Size } from '../kit/use-size';
import { TitleChoice } from '../kit/title-choice';
import { mostTrials } from './trial-counts';
import { layout, worseEnd, type ScoreMarks } from './score-layout';
import type { Arm } from '../../lottery/run-key';

/** Columns of files: of which examples. */
const SPLITS = {
  testAtStop: 'test',
  testAtEnd: 'test',
  validationAtStop: 'validation',
  trainAtStop: 'train',
  trainAtEnd: 'train',
} as const satisfies Record<Score, string>;

interface ScoreChartProps extends RoundChartProps {
  readonly standard: Standard;
  readonly quantity?: Score;
  readonly ghost?: Ghost | null;
  /** P_m of rounds that settings plan and nobody has trained */
  readonly planned?: readonly number[] | null;
  /** the surroundings of the full network, or all down to what is had without learning; default the former */
  readonly scale?: Scale;
  /** absent: it stays as it is */
  readonly onScale?: (scale: Scale) => void;
  /** what the bracket is to hold the ticket against; absent: the control that is farthest from it */
  readonly asked?: Arm | null;
}

export function ScoreChart(props: ScoreChartProps) {
  const {
    arms,
    remaining,
    stops,
    selectedRound,
    standard,
    quantity = 'testAtStop',
    asked = null,
    planned = null,
    scale = 'near',
    onScale,
  } = props;
  const { judge } = standard;
  const { t } = useTexts();
  const { names } = useArms();
  const results = useMemo(() => besideTicket(props.results, selectedRound), [props.results, selectedRound]);
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
  const goal = goalOf(standard);
  const draw = useCallback(
    (size: Size) => {
      // figures show what was trained
      const toCome = size.figure ? null : planned;
      const texts = {
        full: (score: string) => t('charts.score.full', { score }),
        goal: (goal: Goal) => goalWords(t, judge, goal, 'label'),
        winning: [
          t('charts.score.winning', { context: judge.id }),
          t('charts.score.winningShort', { context: judge.id }),
        ],
        beyond: t(`charts.round.beyond.${worseEnd(judge)}`),
        ...(toCome ? { planned: t('charts.score.asSet') } : {}),
        ...(scale === 'whole' ? { failure: (score: string) => t('charts.score.failure', { score }) } : {}),
      };
      const named = { names: names(arms), ghostName: t('charts.round.ghost'), texts };
      return layout({ results, arms, remaining, stops, planned: toCome, quantity, standard, ghost, ...named }, size);
    },
    [results, arms, remaining, stops, planned, quantity, standard, scale, ghost, t, names, judge],
  );
  const subtitle = withLeftOut(t, most > 0 ? t('charts.score.subtitle', { most }) : '', props.results, true);
  return (
    <RoundChart
      title={t(`charts.score.title.${judge.id}.${quantity}`)}
      subtitle={subtitle}
      choice={
        onScale && (
          <TitleChoice
            label={t('charts.score.scale.title')}
            choices={SCALES.map((id) => ({ id, text: t(`charts.score.scale.${id}`) }))}
            value={scale}
            note={subtitle}
            onChange={onScale}
          />
        )
      }
      before={endsInWords(t, readout, meanOfFull(results, quantity))}
      after={[words?.sentence, goal ? goalWords(t, judge, goal, 'inWords') : '', plannedInWords(t, planned)]
        .filter(Boolean)
        .join(' ')}
      readout={readout}
      columns={[{ column: `${SPLITS[quantity]}.${judge.id}`, curves: curvesOf(props.results, arms, quantity) }]}
      empty={results.length === 0 && !ghost ? t('charts.round.empty') : null}
      className="chart-score"
      selectedRound={selectedRound}
      onSelectRound={props.onSelectRound}
      formatBeyond={(value) => scoreText(judge, value, 0)}
      layout={draw}
      renderBackground={({ zones, plot }) => <Zones zones={zones} plot={plot} />}
      renderNotes={({ zoneLabel }) =>
        zoneLabel && (
          <text className="chart-zone-label" x={zoneLabel.x} y={zoneLabel.y}>
            {zoneLabel.text}
          </text>
        )
      }
      renderOver={(marks, { em, figure }, place) => {
        // it belongs to the selected round, which figures mark only where that is wanted
        const isMarked = apart && words && figure !== 'plain' && place === selectedRound;
        const bracket = isMarked ? bracketMarks(marks, apart.arm, selectedRound, words.wordings, em) : null;
        return (
          <>
            {marks.fewer.map(({ x, y, text, over }) => (
              <g key={x}>
                {over && <path className="chart-trials-over" d={`M${over[0]},${marks.plot.bottom - 3}H${over[1]}`} />}
                <text className="chart-trials" x={x} y={y}>
                  {text}
                </text>
              </g>
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
