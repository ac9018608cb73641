import { useTranslation } from 'react-i18next';
import { SHORTCUTS } from '../shortcuts';
import { useActions, useLab } from '../lab';
import { DialogWindow } from './dialog-window';

/** The list of keys. */
export function KeysDialog() {
  const { t } = useTranslation();
  const open = useLab((state) => state.view.keysOpen);
  const { setView } = useActions();
  return (
    <DialogWindow title={t('keys.title')} open={open} close={() => setView({ keysOpen: false })}>
      <dl className="key-list">
        {SHORTCUTS.map(({ action, shown }) => (
          <div key={action}>
            <dt>
              {shown.map((key) => (
                <kbd key={key}>{t(`keys.names.${key}`, { defaultValue: key })}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${action}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{t('keys.note')}</p>
    </DialogWindow>
  );
}
