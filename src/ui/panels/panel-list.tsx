import { useTexts } from '../../texts';
import { CheckBox } from '../kit/check-box';
import { useSubject } from '../state/shown';
import { useIsShown, useToggle } from '.';
import type { Panel } from './panel';
import './panel-list.css';

/** A check box for every panel. */
export function PanelList({ panels }: { readonly panels: readonly Panel[] }) {
  const { t } = useTexts();
  const { judge } = useSubject().task;
  const isShown = useIsShown();
  const toggle = useToggle();
  return (
    <div className="panel-list">
      <strong>{t('panels.menu.label')}</strong>
      {panels.map(({ id }) => (
        <CheckBox
          key={id}
          label={t(`lecture.things.${id}.name`, { context: judge.id })}
          selected={isShown(id)}
          onChange={(shown) => toggle(id, shown)}
        />
      ))}
      <p className="muted">{t('panels.menu.note')}</p>
    </div>
  );
}
