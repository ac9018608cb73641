/** A number: a box for exact values and a slider for exploring. */
import type { Kind } from '../../experiment/fields';
import { percent, settingNumber } from '../kit/format';
import { CheckBox } from '../kit/check-box';
import { NumberBox, useFieldNote } from '../kit/number-box';
import { snap } from '../kit/scale';
import { SettingFrame, useSetting } from './setting';
import { Slider } from '../kit/slider';

type NumberField = Kind<'number'>;

export function NumberControl({ field }: { readonly field: NumberField }) {
  const setting = useSetting(field);
  const { title, labelId, value, change } = setting;
  const [note, leaveNote] = useFieldNote(value);
  const isDerived = value === null;
  // percent: stored as a fraction, shown and typed as %
  const isPercent = field.unit === 'percent';
  const factor = isPercent ? 100 : 1;
  const shown = (fraction: number): string => (isPercent ? percent(fraction) : settingNumber(fraction));
  // a value of one's own starts where the derived one is
  const start = setting.derived === null ? field.min : snap(field, setting.derived);
  const inBox = (stored: number): number => snap({ min: -Infinity, max: Infinity }, stored * factor);
  const stored = (typed: number): number => snap(field, whole(field, typed / factor));
  const box = (
    <NumberBox
      labelledBy={labelId}
      value={inBox(value ?? field.min)}
      min={inBox(field.min)}
      max={inBox(field.max)}
      step={arrowStep(field, inBox(value ?? field.min))}
      size={boxSize(field)}
      isPercent={isPercent}
      use={(typed) => inBox(stored(typed))}
      change={(used) => change(stored(used))}
      note={(next, used) => leaveNote(next, stored(used))}
    />
  );
  return (
    <SettingFrame
      setting={setting}
      note={note}
      aside={
        isDerived ? null : (
          <>
            {box}
            {isPercent && <span className="unit">%</span>}
          </>
        )
      }
    >
      {field.derived && (
        <CheckBox selected={isDerived} onChange={(on) => change(on ? null : start)} label={setting.derivedText} />
      )}
      {!isDerived && <Slider range={field} value={value} text={shown(value)} label={title} change={change} />}
    </SettingFrame>
  );
}

/** Settings with a whole step take whole numbers only; a step above 1 binds the slider alone. */
const whole = (field: NumberField, value: number): number => (Number.isInteger(field.step) ? Math.round(value) : value);

/** What an arrow key adds to the number in the box: one, the setting's own step, or one of the value's second digit. */
const arrowStep = ({ step, scale, unit }: NumberField, shown: number): number => {
  if (Number.isInteger(step) || unit === 'percent') return 1;
  return scale === 'log' && shown > 0 ? 10 ** (Math.floor(Math.log10(shown)) - 1) : step;
};

/** Characters of the longest value. */
const boxSize = (field: NumberField): number =>
  Math.max(3, Math.min(8, settingNumber(field.max * (field.unit === 'percent' ? 100 : 1)).length));
