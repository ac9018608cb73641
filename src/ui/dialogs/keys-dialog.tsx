import { useTexts } from '../../texts';
import { SHORTCUTS, type Shortcut } from '../state/shortcuts';
import { useActions, useLab } from '../state/lab';
import { DialogWindow } from '../kit/dialog-window';

/** The list of keys. */
export function KeysDialog() {
  const { t } = useTexts();
  const open = useLab((state) => state.view.keysOpen);
  const { setView } = useActions();
  return (
    <DialogWindow title={t('keys.title')} open={open} close={() => setView({ keysOpen: false })}>
      <KeyList of={SHORTCUTS.filter(({ where }) => where === undefined || where === 'page')} />
      <h3>{t('keys.inLecture')}</h3>
      <KeyList of={SHORTCUTS.filter(({ where }) => where === 'lecture')} />
      <h3>{t('keys.inStory')}</h3>
      <KeyList of={SHORTCUTS.filter(({ where }) => where === 'story')} />
      <p className="muted">{t('keys.note')}</p>
      <p className="muted">{t('lessons.keys')}</p>
    </DialogWindow>
  );
}

function KeyList({ of: shortcuts }: { readonly of: readonly Shortcut[] }) {
  const { t } = useTexts();
  return (
    <dl className="key-list">
      {shortcuts.map(({ action, shown }) => (
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
  );
}
