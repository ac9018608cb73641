/** The guessed curve by keys: one slider a round. */
import { useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../texts';
import type { Standard } from '../../lottery/metric';
import { drawn, type ByRound } from '../../lottery/prediction';
import { remainingPercent, scoreText } from '../kit/format';
import type { Spot } from '../kit/place-labels';
import { rangeOf } from './prediction-layout';

interface HandlesProps {
  readonly remaining: readonly number[];
  readonly guess: ByRound;
  readonly full: number | null;
  readonly standard: Standard;
  /** absent: the guess stands */
  readonly onGuess?: (guess: ByRound) => void;
  readonly handles: readonly (Spot | null)[];
  readonly byRound: readonly number[];
  readonly bottom: number;
}

export function Handles({ remaining, guess, full, standard, onGuess, handles, byRound, bottom }: HandlesProps) {
  const { judge, margin } = standard;
  const [worst, best] = rangeOf(standard, full);
  const inUnit = (value: number): number => (judge.unit === 'fraction' ? value * 100 : value);
  const { t } = useTexts();
  const [active, setActive] = useState(1);
  const press = (event: KeyboardEvent<HTMLElement>, round: number): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const near = guess[round] ?? guess[round - 1] ?? guess[round + 1] ?? full ?? (worst + best) / 2;
    // what a ticket breaks at, five times that with Shift
    const step = event.shiftKey ? margin * 5 : margin;
    const next = {
      ArrowUp: guess[round] === null ? near : near + step,
      ArrowDown: guess[round] === null ? near : near - step,
      Home: Math.min(worst, best),
      End: Math.max(worst, best),
    }[event.key];
    const beside = { ArrowLeft: round - 1, ArrowRight: round + 1 }[event.key];
    if (next === undefined && beside === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // the lecture's own arrow keys would leave this page
    if (next !== undefined) {
      const value = Math.min(Math.max(next, Math.min(worst, best)), Math.max(worst, best));
      onGuess?.(drawn(guess, null, { round, value }));
      return;
    }
    const target = event.currentTarget.parentElement?.querySelector(`[data-round="${beside}"]`);
    if (target instanceof HTMLElement) target.focus();
  };
  return (
    <div className="chart-handles" role="group" aria-label={t('lecture.predict.handles')}>
      {handles.map((spot, round) => {
        if (round === 0) return null; // the full network is given
        if (!spot && !onGuess) return null; // nothing was guessed, nor can be
        const value = guess[round] ?? null;
        const left = remainingPercent(remaining[round]);
        return (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- a round is its place in the list
            key={round}
            role="slider"
            data-round={round}
            tabIndex={onGuess && round === Math.min(active, handles.length - 1) ? 0 : -1}
            aria-label={t('lecture.predict.at', { left, context: judge.id })}
            aria-orientation="vertical"
            aria-disabled={!onGuess}
            aria-valuemin={inUnit(Math.min(worst, best))}
            aria-valuemax={inUnit(Math.max(worst, best))}
            aria-valuenow={inUnit(value ?? worst)}
            aria-valuetext={
              value === null
                ? t('lecture.predict.none')
                : scoreText(judge, value, judge.unit === 'fraction' ? 1 : judge.digits)
            }
            className={spot ? 'chart-handle' : 'chart-handle chart-handle-empty'}
            style={{ left: byRound[round], top: spot?.y ?? bottom }}
            onFocus={() => setActive(round)}
            onKeyDown={(event) => press(event, round)}
          />
        );
      })}
    </div>
  );
}
