/** Probabilities of several networks side by side: a row per class, a column per network. */
import { useTexts } from '../../texts';
import type { Arm } from '../../lottery/run-key';
import { useArms } from '../kit/use-arms';
import { ChartFrame } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import { percent } from '../kit/format';
import '../kit/inside-charts.css';

export interface ArmAnswer {
  /** unique among the answers */
  readonly arm: Arm;
  readonly name: string;
  /** [classes]; null while the weights are not at hand */
  readonly probabilities: ArrayLike<number> | null;
  readonly answer: number | null;
}

interface AnswerRow {
  readonly label: number;
  readonly name: string;
  /** the true class of the example */
  readonly isTrue: boolean;
  /** by network */
  readonly cells: readonly { readonly arm: Arm; readonly probability: number | null; readonly isAnswer: boolean }[];
}

/** Most classes shown; of more, those that some network thinks likeliest, and the true one. */
const MOST_ROWS = 10;

/** @param truth the true class, null when nobody knows */
export function layout(
  answers: readonly ArmAnswer[],
  classNames: readonly string[],
  truth: number | null,
): AnswerRow[] {
  const most = (label: number): number =>
    label === truth ? Infinity : Math.max(0, ...answers.map(({ probabilities }) => probabilities?.[label] ?? 0));
  const labels = Array.from(classNames.keys());
  const shown = new Set(labels.toSorted((a, b) => most(b) - most(a) || a - b).slice(0, MOST_ROWS));
  return labels
    .filter((label) => shown.has(label))
    .map((label) => ({
      label,
      name: classNames[label],
      isTrue: label === truth,
      cells: answers.map(({ arm, probabilities, answer }) => ({
        arm,
        probability: probabilities?.[label] ?? null,
        isAnswer: answer === label,
      })),
    }));
}

/** Every class and network, those without room on screen included. */
const numbersOf = (answers: readonly ArmAnswer[], classNames: readonly string[]): Value[][] =>
  answers.flatMap(({ name, probabilities }) =>
    probabilities ? classNames.map((label, at) => [label, name, probabilities[at]]) : [],
  );

/** A digit is large, a word as large as other words. */
const answerClass = (answer: number | null, truth: number | null, classNames: readonly string[]): string =>
  [
    ...(answer === null || classNames[answer].length < 3 ? ['chart-answer-digit'] : []),
    ...(truth !== null && answer !== null && answer !== truth ? ['chart-answer-wrong'] : []),
  ].join(' ');

interface AnswerBarsProps {
  readonly answers: readonly ArmAnswer[];
  readonly classNames: readonly string[];
  readonly truth: number | null;
  /** words while there is nothing to answer */
  readonly empty: string | null;
}

export function AnswerBars({ answers, classNames, truth, empty }: AnswerBarsProps) {
  const { style } = useArms();
  const { t } = useTexts();
  const rows = layout(answers, classNames, truth);
  const said = ({ name, answer, probabilities }: ArmAnswer): string =>
    answer === null || !probabilities
      ? t('inside.try.silent', { name })
      : t('inside.try.says', { name, answer: classNames[answer], probability: percent(probabilities[answer], 1) });
  const text = (probability: number | null): string =>
    probability === null ? '–' : probability < 0.0005 ? '' : percent(probability, probability < 0.0995 ? 1 : 0);
  return (
    <ChartFrame
      title={t('inside.try.answers')}
      subtitle={t('inside.try.probabilities')}
      summary={[
        ...(truth === null ? [] : [t('inside.try.truth', { name: classNames[truth] })]),
        ...answers.map(said),
      ].join(' ')}
      table={() => ({
        columns: [t('inside.try.class'), ...answers.map(({ name }) => name)],
        rows: rows.map(({ name, cells }) => [
          name,
          ...cells.map(({ probability }) => (probability === null ? '–' : percent(probability, 2))),
        ]),
      })}
      data={() => chartData(t, ['class', 'network', 'probability'], numbersOf(answers, classNames))}
      empty={empty}
      className="chart-answers"
    >
      <div
        className="chart-answer-grid"
        style={{ gridTemplateColumns: `auto repeat(${answers.length}, minmax(0, 1fr))` }}
        aria-hidden="true"
      >
        <span />
        {answers.map((answer) => (
          <span key={answer.arm} className="chart-answer-head" style={{ color: style(answer.arm).text }}>
            {answer.name}
            <strong className={answerClass(answer.answer, truth, classNames)}>
              {answer.answer === null ? '–' : classNames[answer.answer]}
            </strong>
          </span>
        ))}
        {rows.map(({ label, name, isTrue, cells }) => (
          <div key={label} className={isTrue ? 'chart-answer-row chart-answer-true' : 'chart-answer-row'}>
            <span className="chart-answer-class">
              {name}
              {isTrue && <span className="chart-answer-tick"> ✓</span>}
            </span>
            {cells.map(({ arm, probability, isAnswer }) => (
              <span key={arm} className={isAnswer ? 'chart-answer-cell chart-answer-chosen' : 'chart-answer-cell'}>
                <span className="chart-answer-track">
                  <span
                    className="chart-answer-fill"
                    style={{ width: `${(probability ?? 0) * 100}%`, background: style(arm).colour }}
                  />
                </span>
                <span className="chart-answer-value">{text(probability)}</span>
              </span>
            ))}
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}
