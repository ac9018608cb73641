/** A seed with a lock: "new seeds" leaves locked sources of chance alone. */
import { Lock, LockOpen } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Input } from 'react-aria-components/Input';
import { NumberField } from 'react-aria-components/NumberField';
import { useTranslation } from 'react-i18next';
import type { FieldInfo } from '../../experiment/fields';
import type { LabState } from '../../store/store';
import { useActions, useLab } from '../lab';
import { SettingFrame, type Setting } from './setting';

type Source = keyof LabState['locks'];

interface Props {
  readonly setting: Setting;
  readonly info: Extract<FieldInfo, { kind: 'number' }>;
}

export function SeedControl({ setting, info }: Props) {
  const { t } = useTranslation();
  const locks = useLab((state) => state.locks);
  const { setLock } = useActions();
  const { field, labelId, title, change } = setting;
  const source = field.name in locks ? (field.name as Source) : null;
  const locked = source !== null && locks[source];
  return (
    <SettingFrame
      setting={setting}
      aside={
        <>
          <NumberField
            aria-labelledby={labelId}
            value={setting.value as number}
            minValue={info.min}
            maxValue={info.max}
            formatOptions={{ useGrouping: false }}
            isWheelDisabled
            onChange={(typed) => {
              if (!Number.isNaN(typed)) change(Math.round(typed));
            }}
          >
            <Input className="number-box" size={6} />
          </NumberField>
          {source && (
            <ToggleButton
              className="icon-button small"
              aria-label={t('form.lock', { title })}
              isSelected={locked}
              onChange={(on) => setLock(source, on)}
            >
              {locked ? <Lock aria-hidden /> : <LockOpen aria-hidden />}
            </ToggleButton>
          )}
        </>
      }
    />
  );
}
