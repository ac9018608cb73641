/** The theme on the page's root; public/theme.js does the same before the first frame. */
import { useEffect } from 'react';
import { THEMES } from '../../experiment/view-link';
import type { Theme } from '../../store/store';
import { useLab } from './lab';
import { useMedia } from '../kit/use-media';

const KEY = 'ticket-lab-theme';

/** The theme chosen last time in this browser. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === stored) ?? 'auto';
  } catch {
    return 'auto'; // storage forbidden
  }
}

/** Keeps a theme that a person chose; one that came with a link is for this visit only. */
export function keepTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // the theme holds for this visit
  }
}

/** What the system asks for. */
interface System {
  readonly dark: boolean;
  readonly contrast: boolean;
}

/** The colours of a theme: high contrast is black on white or white on black, as the system is. */
export function coloursOf(theme: Theme, { dark, contrast }: System, lecture: boolean): string {
  // a dark room keeps its dark theme in a lecture
  if (theme === 'contrast' || (theme === 'auto' && contrast)) return dark ? 'contrast-dark' : 'contrast';
  if (theme === 'auto') return lecture ? 'projector' : dark ? 'dark' : 'light';
  return theme;
}

export function useTheme(): void {
  const theme = useLab((state) => state.view.theme);
  const lecture = useLab((state) => state.view.lecture);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const contrast = useMedia('(prefers-contrast: more)');
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.theme = coloursOf(theme, { dark, contrast }, lecture);
    dataset.view = lecture ? 'lecture' : 'page';
  }, [theme, lecture, dark, contrast]);
}
