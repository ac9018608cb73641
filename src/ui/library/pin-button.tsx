/** Puts a run among those that are compared, or takes it out; where there is no more room it says so. */
import { Pin, PinOff } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useTexts } from '../../texts';
import { MOST_PINNED } from '../../store/store';
import { useActions, useLab } from '../state/lab';

interface Props {
  /** "gallery/<id>" or "history/<id>" */
  readonly run: string;
  /** names it among many; absent: it stands with its run alone */
  readonly title?: string;
  readonly className: string;
}

export function PinButton({ run, title, className }: Props) {
  const { t } = useTexts();
  const { togglePin } = useActions();
  const pinned = useLab((state) => state.pinned.includes(run));
  const full = useLab((state) => state.pinned.length >= MOST_PINNED) && !pinned;
  const words = full ? 'full' : pinned ? 'pinned' : 'pin';
  const text = t(`gallery.pins.${words}`, { most: MOST_PINNED });
  return (
    <ToggleButton
      className={className}
      aria-label={title === undefined ? undefined : t('gallery.pins.of', { text, title })}
      isSelected={pinned}
      isDisabled={full}
      onChange={() => togglePin(run)}
    >
      {pinned ? <PinOff aria-hidden /> : <Pin aria-hidden />} {text}
    </ToggleButton>
  );
}
