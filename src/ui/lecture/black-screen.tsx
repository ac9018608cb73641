import { useEffect, useRef } from 'react';
import { useTexts } from '../../texts';
import { useActions, useLab } from '../state/lab';

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'CapsLock'];

/** Nothing but black until a key or the screen is pressed; that key does nothing else. */
export function BlackScreen() {
  const { t } = useTexts();
  const black = useLab((state) => state.view.black);
  const { setView } = useActions();
  const screen = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!black) return undefined;
    const before = document.activeElement;
    screen.current?.focus();
    const press = (event: KeyboardEvent): void => {
      if (MODIFIERS.includes(event.key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      setView({ black: false });
    };
    window.addEventListener('keydown', press, true);
    return () => {
      window.removeEventListener('keydown', press, true);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [black, setView]);
  if (!black) return null;
  return (
    <button ref={screen} type="button" className="black-screen" onClick={() => setView({ black: false })}>
      <span className="visually-hidden">{t('lecture.black.back')}</span>
    </button>
  );
}
