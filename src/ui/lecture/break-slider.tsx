import { useTranslation } from 'react-i18next';
import { percent } from '../format';
import '../form/form.css';

interface Props {
  readonly remaining: readonly number[];
  /** round; one more than there are: it never breaks; null: no guess yet */
  readonly value: number | null;
  onChange(round: number): void;
}

/** A show of hands as one number: with how few weights does the ticket break? */
export function BreakSlider({ remaining, value, onChange }: Props) {
  const { t } = useTranslation();
  const never = remaining.length;
  const at = value ?? Math.ceil(never / 2);
  const text =
    value === null
      ? t('lecture.predict.none')
      : value >= never
        ? t('lecture.predict.never')
        : t('lecture.predict.breaksAt', { left: percent(remaining[value]) });
  return (
    <div className="lecture-break">
      <input
        className="slider"
        type="range"
        min={1}
        max={never}
        step={1}
        value={at}
        aria-label={t('lecture.predict.break')}
        aria-valuetext={text}
        style={{ '--share': `${(100 * (at - 1)) / Math.max(never - 1, 1)}%` } as React.CSSProperties}
        onChange={(event) => onChange(Number(event.target.value))}
        // a press on the thumb where it stands is a guess too
        onPointerUp={(event) => onChange(Number(event.currentTarget.value))}
      />
      <output>{text}</output>
    </div>
  );
}
