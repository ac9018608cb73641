import { useId } from 'react';
import { useTexts } from '../../../texts';
import { NumberBox, useFieldNote } from '../../kit/number-box';
import { snap } from '../../kit/scale';
import { integer } from '../../kit/format';

interface Props {
  readonly label: string;
  /** from 0; shown from 1 */
  readonly value: number;
  readonly count: number;
  onChange(value: number): void;
}

/** One end of a weight, counted from 1 as everywhere on screen. */
export function WeightNumber({ label, value, count, onChange }: Props) {
  const { t } = useTexts();
  const labelId = useId();
  const [note, leaveNote] = useFieldNote(value + 1);
  return (
    <div className="weight-number">
      <span id={labelId}>{label}</span>
      <span>
        <NumberBox
          labelledBy={labelId}
          value={value + 1}
          min={1}
          max={count}
          size={5}
          use={(typed) => snap({ min: 1, max: count }, Math.round(typed))}
          change={(used) => onChange(used - 1)}
          note={leaveNote}
        />{' '}
        <span className="muted">{t('inside.weight.of', { count: integer(count) })}</span>
      </span>
      <p className={note.refused ? 'field-note refused' : 'field-note'} aria-live="polite">
        {note.text}
      </p>
    </div>
  );
}
