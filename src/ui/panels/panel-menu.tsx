/** Shows or hides panels; the choice is part of the link. */
import { LayoutPanelLeft } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { part } from '../../fetched/part';
import { Beside } from '../kit/beside';
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
    <Beside
      isOpen={open}
      onOpenChange={(panelsOpen) => setView({ panelsOpen })}
      label={t('panels.menu.label')}
      placement={lecture ? 'top end' : 'bottom end'}
      opener={
        <Button className={className} aria-label={t('panels.menu.label')}>
          <LayoutPanelLeft aria-hidden /> <span className="menu-only">{t('panels.menu.label')}</span>
        </Button>
      }
    >
      <PanelList panels={lecture ? lecturePanels(subject) : pagePanels(subject)} />
    </Beside>
  );
}
