/** A number: a box for exact values and a slider for exploring. */
import { Input } from 'react-aria-components/Input';
import { NumberField } from 'react-aria-components/NumberField';
import type { FieldInfo } from '../../experiment/fields';
import { percent, settingNumber } from '../format';
import { CheckBox } from './check-box';
import { snap } from './scale';
import { SettingFrame, type Setting } from './setting';
import { Slider } from './slider';

type NumberInfo = Extract<FieldInfo, { kind: 'number' }>;

interface Props {
  readonly setting: Setting;
  /** kind and limits in this experiment */
  readonly info: NumberInfo;
}

/** Plain digits, so that 0.00001 can be typed and read. */
const FORMAT: Intl.NumberFormatOptions = { maximumFractionDigits: 6 };

export function NumberControl({ setting, info }: Props) {
  const { title, labelId, change } = setting;
  const value = setting.value as number | null;
  const derived = info.optional && value === null;
  // percent: stored as a fraction, shown and typed as %
  const factor = info.unit === 'percent' ? 100 : 1;
  const shown = (fraction: number): string =>
    info.unit === 'percent' ? percent(fraction) : settingNumber(fraction);
  // a value of one's own starts where the derived one is
  const start = typeof setting.derived === 'number' ? snap(info, setting.derived) : info.min;
  const box = (
    <NumberField
      aria-labelledby={labelId}
      value={snap({ ...info, max: Infinity, min: -Infinity }, (value ?? info.min) * factor)}
      minValue={info.min * factor}
      maxValue={info.max * factor}
      formatOptions={FORMAT}
      isWheelDisabled
      onChange={(typed) => {
        if (!Number.isNaN(typed)) change(snap(info, whole(info, typed / factor)));
      }}
    >
      <Input className="number-box" size={boxSize(info)} />
    </NumberField>
  );
  const unit = info.unit === 'percent' ? '%' : '';
  return (
    <SettingFrame
      setting={setting}
      aside={
        derived ? null : (
          <>
            {box}
            {unit && <span className="unit">{unit}</span>}
          </>
        )
      }
    >
      {info.optional && (
        <CheckBox
          selected={derived}
          onChange={(on) => change(on ? null : start)}
          label={setting.derivedText}
        />
      )}
      {!derived && info.unit !== 'seed' && (
        <Slider
          range={info}
          value={value ?? info.min}
          text={shown(value ?? info.min)}
          label={title}
          change={change}
        />
      )}
    </SettingFrame>
  );
}

/** Settings with a whole step take whole numbers only; a step above 1 binds the slider alone. */
const whole = (info: NumberInfo, value: number): number =>
  Number.isInteger(info.step) ? Math.round(value) : value;

/** Characters of the longest value. */
const boxSize = (info: NumberInfo): number =>
  Math.max(3, Math.min(8, settingNumber(info.max * (info.unit === 'percent' ? 100 : 1)).length));
