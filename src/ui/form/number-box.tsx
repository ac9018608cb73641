/** A box for a number that says so when what was typed is not allowed and another number is used. */
import { Input } from 'react-aria-components/Input';
import { NumberField } from 'react-aria-components/NumberField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseNumber, settingNumber } from '../format';

interface Props {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** characters */
  readonly size: number;
  readonly labelledBy?: string;
  readonly label?: string;
  readonly format?: Intl.NumberFormatOptions;
  /** the number that is used for one typed */
  use(typed: number): number;
  change(used: number): void;
  /** says in words what was not allowed, and gives what is used instead */
  refuse(text: string, used: number): void;
}

const LETTER = /^\p{L}$/u;

export function NumberBox({ value, min, max, size, labelledBy, label, format, use, change, refuse }: Props) {
  const { t } = useTranslation();
  const say = (given: string, used: number): void => {
    const numbers = { min: settingNumber(min), max: settingNumber(max), used: settingNumber(used) };
    refuse(t('form.notAllowed', { given, ...numbers }), used);
  };
  // runs before the field itself has taken the text
  const check = (text: string): void => {
    const typed = parseNumber(text);
    if (text.trim() === '' || typed === value) return;
    const used = Number.isNaN(typed) ? value : use(typed);
    if (used !== typed) say(text.trim(), used);
  };
  return (
    <NumberField
      aria-labelledby={labelledBy}
      aria-label={label}
      value={value}
      minValue={min}
      maxValue={max}
      formatOptions={format}
      isWheelDisabled
      onChange={(typed) => {
        if (!Number.isNaN(typed)) change(use(typed));
      }}
    >
      <Input
        className="number-box"
        size={size}
        onBlurCapture={({ currentTarget }) => check(currentTarget.value)}
        onKeyDownCapture={({ key, currentTarget, ctrlKey, metaKey, altKey }) => {
          if (key === 'Enter') check(currentTarget.value);
          // a letter does not even come to stand in the field
          else if (LETTER.test(key) && !ctrlKey && !metaKey && !altKey) say(key, value);
        }}
      />
    </NumberField>
  );
}

/** What a setting last refused, in words, for as long as what was used instead is its value; and how to say so. */
export function useRefused(value: unknown): readonly [string, (text: string, used: unknown) => void] {
  const [last, setLast] = useState({ text: '', of: '' });
  const is = JSON.stringify(value);
  return [last.of === is ? last.text : '', (text, used) => setLast({ text, of: JSON.stringify(used) })];
}
