/** A seed with a lock: "new seeds" leaves locked sources of chance alone. */
import { Lock, LockOpen } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTranslation } from 'react-i18next';
import type { FieldInfo } from '../../experiment/fields';
import type { LabState } from '../../store/store';
import { useActions, useLab } from '../state/lab';
import { NumberBox, useFieldNote } from '../kit/number-box';
import { snap } from '../kit/scale';
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
  const [note, leaveNote] = useFieldNote(setting.value);
  const source = field.name in locks ? (field.name as Source) : null;
  const locked = source !== null && locks[source];
  return (
    <SettingFrame
      setting={setting}
      note={note}
      aside={
        <>
          <NumberBox
            labelledBy={labelId}
            value={setting.value as number}
            min={info.min}
            max={info.max}
            size={6}
            use={(typed) => snap(info, Math.round(typed))}
            change={change}
            note={leaveNote}
          />
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
