/** Shows or hides panels; the choice is part of the link. */
import { LayoutPanelLeft } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTexts } from '../../texts';
import { part } from '../../fetched/part';
import { useActions, useLab } from '../state/lab';
import { useSubject } from '../state/shown';
import { withTexts } from '../texts';
import { lecturePanels, pagePanels } from '.';

const PanelList = part(
  withTexts(['lecture'], () => import('./panel-list')),
  (file) => file.PanelList,
);

export function PanelMenu({ className }: { readonly className: string }) {
  const { t } = useTexts();
  const subject = useSubject();
  const open = useLab((state) => state.view.panelsOpen);
  const lecture = useLab((state) => state.view.lecture);
  const { setView } = useActions();
  return (
    <DialogTrigger isOpen={open} onOpenChange={(panelsOpen) => setView({ panelsOpen })}>
      <Button className={className} aria-label={t('panels.menu.label')}>
        <LayoutPanelLeft aria-hidden /> <span className="menu-only">{t('panels.menu.label')}</span>
      </Button>
      <Popover className="popover" placement={lecture ? 'top end' : 'bottom end'}>
        <Dialog className="popover-body" aria-label={t('panels.menu.label')}>
          <PanelList panels={lecture ? lecturePanels(subject) : pagePanels(subject)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
