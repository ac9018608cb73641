/** The guess of a room and, once it is revealed, what came out: round by round, then from near. */
import { Eye, RotateCcw, ZoomIn } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { armName } from '../../../charts/kit/arm-names';
import { scoreDomain } from '../../../charts/kit/value-domain';
import { PredictionChart } from '../../../charts/rounds/prediction-chart';
import type { Closer } from '../../../charts/rounds/prediction-layout';
import { armNames } from '../../../experiment/arm-names';
import { breakRound, ticketComparisons } from '../../../lottery/breaks';
import { judge } from '../../../lottery/guessing';
import { scoresByRound, type ByRound } from '../../../lottery/prediction';
import { curvesOf } from '../../../lottery/results';
import { ticket } from '../../../lottery/run-key';
import type { Prediction } from '../../../store/store';
import { useTexts } from '../../../texts';
import { isGuessed } from '../../state/is-guessed';
import { useActions, useLab } from '../../state/lab';
import { useShown } from '../../state/shown';
import { isBusy } from '../../state/status';
import { GuessWords } from './guess-words';
import { noGuess } from './guess-for';
import { RecordedOffer } from './recorded-offer';
import { useDrawn } from './use-drawn';
import styles from './predict.module.css';

interface Props {
  readonly prediction: Prediction;
  /** what comes out is the recorded run's */
  readonly isRecorded: boolean;
  showRecorded(is: boolean): void;
}

export function Guess({ prediction, isRecorded, showRecorded }: Props) {
  const { t } = useTexts();
  const { results, remaining, standard } = useShown();
  const { predict, play } = useActions();
  const busy = useLab((state) => isBusy(state.session.status));
  const { kind, curve, breaks, revealed, closer } = prediction;
  const known: ByRound = useMemo(
    () => scoresByRound(curvesOf(results, [ticket], 'testAtStop')[0], remaining.length - 1),
    [results, remaining],
  );
  const hasResults = known.some((value, round) => round > 0 && value !== null);
  const actual = useDrawn(known, revealed);
  const comparisons = useMemo(
    () => ticketComparisons(standard, results, remaining.length - 1),
    [standard, results, remaining],
  );
  const { nothingLearned } = useMemo(() => judge(results), [results]);
  const near = useCloser(revealed && closer && hasResults);
  const change = (part: Partial<Prediction>): void => predict({ ...prediction, ...part });
  const isCurve = kind === 'curve';
  const words = useRef<HTMLParagraphElement>(null);
  const reveal = (): void => {
    change({ revealed: true });
    if (!hasResults && !busy) play();
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
          <GuessWords
            prediction={prediction}
            outcome={{ actual, comparisons, nothingLearned }}
            hasResults={hasResults}
            isRecorded={isRecorded}
          />
        </p>
        {revealed && busy && !hasResults && <RecordedOffer show={() => showRecorded(true)} />}
        {revealed && hasResults && !closer && (
          <Button className="button" onPress={() => change({ closer: true })}>
            <ZoomIn aria-hidden /> {t('lecture.predict.closer')}
          </Button>
        )}
        {revealed ? (
          <Button
            key="again"
            className="button"
            onPress={() => {
              change(noGuess(remaining));
              showRecorded(false);
            }}
          >
            <RotateCcw aria-hidden /> {t('lecture.predict.again')}
          </Button>
        ) : (
          <Button key="reveal" className="button primary" isDisabled={!isGuessed(prediction)} onPress={reveal}>
            <Eye aria-hidden /> {t('lecture.predict.reveal')}
          </Button>
        )}
      </div>
      <PredictionChart
        remaining={remaining}
        guess={isCurve ? curve : NO_GUESS}
        actual={revealed ? actual : null}
        full={known[0] ?? null}
        standard={standard}
        closer={near}
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

/** From the lowest to the highest of what came out, with the controls that have as many weights. */
function useCloser(isCloser: boolean): Closer | undefined {
  const { t } = useTexts();
  const { results, remaining, standard, arms, experiment } = useShown();
  return useMemo(() => {
    if (!isCloser) return undefined;
    const curves = curvesOf(results, arms, 'testAtStop');
    const names = armNames(experiment);
    return {
      domain: scoreDomain(standard, curves, null),
      others: curves
        .filter(({ arm }) => arm !== ticket)
        .map((curve) => ({
          arm: curve.arm,
          name: armName(t, names, curve.arm),
          scores: scoresByRound(curve, remaining.length - 1),
        })),
    };
  }, [isCloser, results, remaining, standard, arms, experiment, t]);
}
