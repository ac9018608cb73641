/** A seed with a lock: "new seeds" leaves locked sources of chance alone. */
import { Lock, LockOpen } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTexts } from '../../texts';
import type { Kind } from '../../experiment/fields';
import type { LabState } from '../../store/store';
import { useActions, useLab } from '../state/lab';
import { NumberBox, useFieldNote } from '../kit/number-box';
import { snap } from '../kit/scale';
import { SettingFrame, useSetting } from './setting';

type Source = keyof LabState['locks'];

const isSource = (name: string, locks: LabState['locks']): name is Source => Object.hasOwn(locks, name);

export function SeedControl({ field }: { readonly field: Kind<'number'> }) {
  const { t } = useTexts();
  const locks = useLab((state) => state.locks);
  const { setLock } = useActions();
  const setting = useSetting(field);
  const { labelId, title, change } = setting;
  const [note, leaveNote] = useFieldNote(setting.value);
  const source = isSource(field.name, locks) ? field.name : null;
  const locked = source !== null && locks[source];
  return (
    <SettingFrame
      setting={setting}
      note={note}
      aside={
        <>
          <NumberBox
            labelledBy={labelId}
            value={setting.value ?? field.min}
            min={field.min}
            max={field.max}
            size={6}
            use={(typed) => snap(field, Math.round(typed))}
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
