/** The theme on the page's root; public/theme.js does the same before the first frame. */
import { useEffect, useSyncExternalStore } from 'react';
import type { Theme } from '../store/store';
import { useLab } from './lab';

const KEY = 'ticket-lab-theme';
const DARK = '(prefers-color-scheme: dark)';

/** The theme chosen last time in this browser. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' || stored === 'projector' ? stored : 'auto';
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

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

export function useTheme(): void {
  const theme = useLab((state) => state.view.theme);
  const lecture = useLab((state) => state.view.lecture);
  const dark = useSyncExternalStore(subscribe, () => window.matchMedia(DARK).matches);
  useEffect(() => {
    const { dataset } = document.documentElement;
    // a dark room keeps its dark theme in a lecture
    dataset.theme = theme === 'auto' ? (lecture ? 'projector' : dark ? 'dark' : 'light') : theme;
    dataset.view = lecture ? 'lecture' : 'page';
  }, [theme, lecture, dark]);
}
