/** A box for a number that says so when what was typed is not allowed, or could have been meant otherwise. */
import { useState } from 'react';
import { useTexts } from '../../texts';
import { settingNumber, typedNumber } from './format';
import { takeTyped, type TypedNote } from './typed';
import './number-box.css';

/** What there is to say about what was typed last; its text is empty where that is nothing. */
export interface FieldNote {
  readonly text: string;
  /** another number is used than was typed */
  readonly refused: boolean;
}

const NO_NOTE: FieldNote = { text: '', refused: false };

interface Props {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** what an arrow key adds; default: 1 */
  readonly step?: number;
  /** characters */
  readonly size: number;
  readonly labelledBy?: string;
  readonly label?: string;
  readonly isPercent?: boolean;
  /** the number that is used for one typed */
  use(typed: number): number;
  change(used: number): void;
  /** what there is to say about what was typed, and the number that is used */
  note(note: FieldNote, used: number): void;
}

const LETTER = /^\p{L}$/u;
/** Letters of numbers: 1e-3. */
const isOfNumbers = (letter: string): boolean => letter === 'e' || letter === 'E';

export function NumberBox({
  value,
  min,
  max,
  step = 1,
  size,
  labelledBy,
  label,
  isPercent = false,
  use,
  change,
  note,
}: Props) {
  const { t } = useTexts();
  // what is being typed; forgotten when the number changes by other hands
  const [draft, setDraft] = useState({ text: '', of: Number.NaN });
  const text = draft.of === value ? draft.text : typedNumber(value);
  const say = (kind: TypedNote | null, given: string, used: number, read: number | null = null): void => {
    const numbers = {
      given,
      min: settingNumber(min),
      max: settingNumber(max),
      used: settingNumber(used),
      read: typedNumber(read ?? used),
    };
    note(
      kind
        ? { text: t(`form.${kind}`, numbers), refused: kind === 'notAllowed' || kind === 'readAsNotAllowed' }
        : NO_NOTE,
      used,
    );
  };
  const take = (used: number): void => {
    setDraft({ text: '', of: Number.NaN });
    if (used !== value) change(used);
  };
  const commit = (): void => {
    if (draft.of !== value) return;
    const taken = takeTyped(text, value, use, isPercent);
    if (taken) say(taken.note, text.trim(), taken.used, taken.read);
    take(taken?.used ?? value);
  };
  const moveTo = (wanted: number): void => {
    const used = use(Math.min(max, Math.max(min, wanted)));
    say(null, '', used);
    take(used);
  };
  const key = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') return commit();
    if (LETTER.test(event.key) && !isOfNumbers(event.key)) {
      event.preventDefault(); // it does not even come to stand in the box
      return say('notAllowed', event.key, value);
    }
    const target = targetOf(event, takeTyped(text, value, (typed) => typed, isPercent)?.used ?? value, {
      min,
      max,
      step,
    });
    if (target === null) return;
    event.preventDefault();
    moveTo(target);
  };
  return (
    <input
      className="number-box"
      type="text"
      inputMode={Number.isInteger(step) && !isPercent ? 'numeric' : 'decimal'}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      aria-roledescription={t('form.numberField')}
      aria-labelledby={labelledBy}
      aria-label={label}
      size={size}
      value={text}
      onChange={(event) => {
        setDraft({ text: event.target.value, of: value });
        note(NO_NOTE, value);
      }}
      onKeyDown={key}
      onBlur={commit}
    />
  );
}

/** Where the keys of a number lead from `at`; null for all others. */
function targetOf(
  { key, shiftKey }: React.KeyboardEvent,
  at: number,
  { min, max, step }: { readonly min: number; readonly max: number; readonly step: number },
): number | null {
  if (shiftKey) return null;
  switch (key) {
    case 'ArrowUp':
    case 'PageUp':
      return at + step;
    case 'ArrowDown':
    case 'PageDown':
      return at - step;
    case 'Home':
      return min;
    case 'End':
      return max;
    default:
      return null;
  }
}

/** The note on what a setting was given last, for as long as what was used is its value; and how to leave one. */
export function useFieldNote(value: unknown): readonly [FieldNote, (note: FieldNote, used: unknown) => void] {
  const [last, setLast] = useState({ note: NO_NOTE, of: '', met: false });
  const is = JSON.stringify(value);
  // once the value has gone on, the note is over, also when the value comes back
  if (last.note.text !== '' && last.met !== (last.of === is)) {
    setLast(last.met ? { note: NO_NOTE, of: '', met: false } : { ...last, met: true });
  }
  const note = last.of === is ? last.note : NO_NOTE;
  return [note, (next, used) => setLast({ note: next, of: JSON.stringify(used), met: false })];
}
