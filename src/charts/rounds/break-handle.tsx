/** A show of hands as one number: with how few weights does the ticket break? Chosen on the axis itself. */
import type { KeyboardEvent } from 'react';
import { useTexts } from '../../texts';
import { remainingPercent } from '../kit/format';
import type { Box } from '../kit/place-labels';

export interface Breaks {
  /** round; one more than there are: it never breaks; null: no guess yet */
  readonly guess: number | null;
  readonly actual: number | null;
  /** absent: the guess stands */
  readonly onGuess?: (round: number) => void;
}

interface Props {
  readonly remaining: readonly number[];
  readonly breaks: Breaks;
  /** px by round, and of "never" behind the last one */
  readonly stops: readonly number[];
  readonly plot: Box;
  /** px of the chart's text */
  readonly em: number;
}

export function BreakHandle({ remaining, breaks: { guess, onGuess }, stops, plot, em }: Props) {
  const { t } = useTexts();
  const never = remaining.length;
  // before there is a guess the handle waits in the middle
  const at = guess ?? Math.ceil(never / 2);
  const text =
    guess === null
      ? t('lecture.predict.none')
      : guess >= never
        ? t('lecture.predict.never')
        : t('lecture.predict.breaksAt', { left: remainingPercent(remaining[guess]) });
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      Home: 1,
      End: never,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // the lecture's own arrow keys would leave this page
    onGuess?.(Math.min(Math.max(to, 1), never));
  };
  const x = stops[at];
  const isRight = x > (plot.left + plot.right) / 2;
  return (
    <>
      {guess !== null && (
        <span
          className={isRight ? 'chart-break-text chart-break-text-left' : 'chart-break-text'}
          aria-hidden="true"
          style={{ left: x + (isRight ? -em : em) * 0.6, top: (plot.top + plot.bottom) / 2 }}
        >
          {text}
        </span>
      )}
      <div
        role="slider"
        tabIndex={onGuess ? 0 : -1}
        aria-label={t('lecture.predict.break')}
        aria-disabled={!onGuess}
        aria-valuemin={1}
        aria-valuemax={never}
        aria-valuenow={at}
        aria-valuetext={text}
        className={guess === null ? 'chart-handle chart-handle-empty' : 'chart-handle'}
        style={{ left: x, top: plot.bottom }}
        onKeyDown={press}
      />
    </>
  );
}
