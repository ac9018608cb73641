import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField } from 'react-aria-components/NumberField';
import { useTranslation } from 'react-i18next';
import { integer } from '../format';

interface Props {
  readonly label: string;
  /** from 0; shown from 1 */
  readonly value: number;
  readonly count: number;
  onChange(value: number): void;
}

/** One end of a weight, counted from 1 as everywhere on screen. */
export function WeightNumber({ label, value, count, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <NumberField
      className="weight-number"
      value={value + 1}
      minValue={1}
      maxValue={count}
      onChange={(typed) => {
        if (!Number.isNaN(typed)) onChange(Math.round(typed) - 1);
      }}
    >
      <Label>{label}</Label>
      <span>
        <Input className="number-box" size={5} />{' '}
        <span className="muted">{t('inside.weight.of', { count: integer(count) })}</span>
      </span>
    </NumberField>
  );
}
