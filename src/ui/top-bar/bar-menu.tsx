/** What the bar of a phone has no room for, with its names. */
import { Menu } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import type { LabState } from '../../store/store';
import { Beside } from '../kit/beside';
import { useLab } from '../state/lab';

/** Where the page leads its reader: the menu is left for it. */
const placeIn = ({ view }: LabState): string =>
  JSON.stringify([view.lecture, view.library, view.shareOpen, view.keysOpen, view.lesson?.id]);

export function BarMenu({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const place = useLab(placeIn);
  const [left, setLeft] = useState(place);
  if (left !== place) {
    setLeft(place);
    setOpen(false);
  }
  return (
    <Beside
      isOpen={open}
      onOpenChange={setOpen}
      label={t('top.menu')}
      className="top-menu"
      placement="bottom end"
      opener={
        <Button className="pill-button menu-button">
          <Menu aria-hidden /> {t('top.menu')}
        </Button>
      }
    >
      {children}
    </Beside>
  );
}
