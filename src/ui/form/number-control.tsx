/** A number: a box for exact values and a slider for exploring. */
import type { FieldInfo } from '../../experiment/fields';
import { percent, settingNumber } from '../kit/format';
import { CheckBox } from '../kit/check-box';
import { NumberBox, useFieldNote } from '../kit/number-box';
import { snap } from '../kit/scale';
import { SettingFrame, type Setting } from './setting';
import { Slider } from '../kit/slider';

type NumberInfo = Extract<FieldInfo, { kind: 'number' }>;

interface Props {
  readonly setting: Setting;
  /** kind and limits in this experiment */
  readonly info: NumberInfo;
}

export function NumberControl({ setting, info }: Props) {
  const { title, labelId, change } = setting;
  const [note, leaveNote] = useFieldNote(setting.value);
  const value = setting.value as number | null;
  const derived = info.optional && value === null;
  // percent: stored as a fraction, shown and typed as %
  const factor = info.unit === 'percent' ? 100 : 1;
  const shown = (fraction: number): string => (info.unit === 'percent' ? percent(fraction) : settingNumber(fraction));
  // a value of one's own starts where the derived one is
  const start = typeof setting.derived === 'number' ? snap(info, setting.derived) : info.min;
  const inBox = (stored: number): number => snap({ min: -Infinity, max: Infinity }, stored * factor);
  const stored = (typed: number): number => snap(info, whole(info, typed / factor));
  const box = (
    <NumberBox
      labelledBy={labelId}
      value={inBox(value ?? info.min)}
      min={inBox(info.min)}
      max={inBox(info.max)}
      step={arrowStep(info, inBox(value ?? info.min))}
      size={boxSize(info)}
      isPercent={info.unit === 'percent'}
      use={(typed) => inBox(stored(typed))}
      change={(used) => change(stored(used))}
      note={(next, used) => leaveNote(next, stored(used))}
    />
  );
  const unit = info.unit === 'percent' ? '%' : '';
  return (
    <SettingFrame
      setting={setting}
      note={note}
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
        <CheckBox selected={derived} onChange={(on) => change(on ? null : start)} label={setting.derivedText} />
      )}
      {!derived && info.unit !== 'seed' && (
        <Slider range={info} value={value ?? info.min} text={shown(value ?? info.min)} label={title} change={change} />
      )}
    </SettingFrame>
  );
}

/** Settings with a whole step take whole numbers only; a step above 1 binds the slider alone. */
const whole = (info: NumberInfo, value: number): number => (Number.isInteger(info.step) ? Math.round(value) : value);

/** What an arrow key adds to the number in the box: one, the setting's own step, or one of the value's second digit. */
const arrowStep = ({ step, scale, unit }: NumberInfo, shown: number): number => {
  if (Number.isInteger(step) || unit === 'percent') return 1;
  return scale === 'log' && shown > 0 ? 10 ** (Math.floor(Math.log10(shown)) - 1) : step;
};

/** Characters of the longest value. */
const boxSize = (info: NumberInfo): number =>
  Math.max(3, Math.min(8, settingNumber(info.max * (info.unit === 'percent' ? 100 : 1)).length));
