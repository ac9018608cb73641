/** Shows or hides panels; the choice is part of the link. */
import { LayoutPanelLeft } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import type { PanelId } from '../../experiment/view-link';
import { CheckBox } from '../form/check-box';
import { useActions, useLab } from '../lab';
import { useIsShown, useToggle } from './panels';
import '../form/form.css';
import './panel-menu.css';

export function PanelMenu({ panels, className = 'icon-button' }: {
  readonly panels: readonly PanelId[];
  readonly className?: string;
}) {
  const { t } = useTranslation();
  const open = useLab((state) => state.view.panelsOpen);
  const { setView } = useActions();
  const isShown = useIsShown();
  const toggle = useToggle();
  return (
    <DialogTrigger isOpen={open} onOpenChange={(panelsOpen) => setView({ panelsOpen })}>
      <Button className={className} aria-label={t('lecture.panels.label')}>
        <LayoutPanelLeft aria-hidden />
      </Button>
      <Popover className="popover" placement="top end">
        <Dialog className="popover-body panel-menu" aria-label={t('lecture.panels.label')}>
          <strong>{t('lecture.panels.label')}</strong>
          {panels.map((id) => (
            <CheckBox
              key={id}
              label={t(`lecture.things.${id}.name`)}
              selected={isShown(id)}
              onChange={(shown) => toggle(id, shown)}
            />
          ))}
          <p className="muted">{t('lecture.panels.note')}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
