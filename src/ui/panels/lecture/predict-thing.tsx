/** Predict before reveal: the room guesses, the results stay hidden until then, the guess is scored. */
import { Eye, RotateCcw } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../../texts';
import { PredictionChart } from '../../../charts/rounds/prediction-chart';
import { judge } from '../../../lottery/guessing';
import { breakRound, ticketComparisons } from '../../../lottery/breaks';
import { scoresByRound, type ByRound } from '../../../lottery/prediction';
import { curvesOf } from '../../../lottery/results';
import type { Prediction } from '../../../store/store';
import { useActions, useLab } from '../../state/lab';
import { useShown } from '../../state/shown';
import { Score } from './score';
import { isGuessed } from '../../state/is-guessed';
import { ticket } from '../../../lottery/run-key';
import styles from './predict.module.css';

/** The guess about the experiment in front; an older one about other rounds counts as none. */
function guessFor(prediction: Prediction, remaining: readonly number[]): Prediction {
  const fits =
    prediction.remaining.length === remaining.length &&
    prediction.remaining.every((value, round) => value === remaining[round]);
  if (fits) return prediction;
  return { kind: prediction.kind, remaining, curve: remaining.map(() => null), breaks: null, revealed: false };
}

export function PredictThing() {
  const { t } = useTexts();
  const { results, remaining, standard } = useShown();
  const stored = useLab((state) => state.prediction);
  const { predict } = useActions();
  const prediction = useMemo(() => guessFor(stored, remaining), [stored, remaining]);
  const { kind, curve, breaks, revealed } = prediction;
  const actual: ByRound = useMemo(
    () => scoresByRound(curvesOf(results, [ticket], 'testAtStop')[0], remaining.length - 1),
    [results, remaining],
  );
  const comparisons = useMemo(
    () => ticketComparisons(standard, results, remaining.length - 1),
    [standard, results, remaining],
  );
  const { nothingLearned } = useMemo(() => judge(results), [results]);
  const change = (part: Partial<Prediction>): void => predict({ ...prediction, ...part });
  const hasResults = actual.some((value, round) => round > 0 && value !== null);
  const isCurve = kind === 'curve';
  const words = useRef<HTMLParagraphElement>(null);
  const reveal = (): void => {
    change({ revealed: true });
    words.current?.focus(); // the button goes: what it has uncovered is read, and Space plays again
  };
  return (
    <>
      <div className={styles.bar}>
        {!revealed &&
          (['curve', 'break'] as const).map((one) => (
            <Button key={one} className="button" aria-pressed={kind === one} onPress={() => change({ kind: one })}>
              {t(`lecture.predict.kinds.${one}`)}
            </Button>
          ))}
        <p ref={words} className={styles.words} role="status" tabIndex={-1}>
          {revealed ? (
            <Score prediction={prediction} actual={actual} comparisons={comparisons} nothingLearned={nothingLearned} />
          ) : !hasResults ? (
            t('lecture.predict.notTrained')
          ) : (
            t(isGuessed(prediction) ? 'lecture.predict.ready' : `lecture.predict.how.${kind}`)
          )}
        </p>
        {revealed ? (
          <Button
            key="again"
            className="button"
            onPress={() => change({ curve: remaining.map(() => null), breaks: null, revealed: false })}
          >
            <RotateCcw aria-hidden /> {t('lecture.predict.again')}
          </Button>
        ) : (
          <Button
            key="reveal"
            className="button primary"
            isDisabled={!isGuessed(prediction) || !hasResults}
            onPress={reveal}
          >
            <Eye aria-hidden /> {t('lecture.predict.reveal')}
          </Button>
        )}
      </div>
      <PredictionChart
        remaining={remaining}
        guess={isCurve ? curve : NO_GUESS}
        actual={revealed ? actual : null}
        full={actual[0] ?? null}
        standard={standard}
        onGuess={isCurve && !revealed ? (next) => change({ curve: next }) : undefined}
        breaks={
          isCurve
            ? undefined
            : {
                guess: breaks,
                actual: revealed && !nothingLearned ? breakRound(comparisons) : null,
                onGuess: revealed ? undefined : (next) => change({ breaks: next }),
              }
        }
      />
    </>
  );
}

const NO_GUESS: ByRound = [];
