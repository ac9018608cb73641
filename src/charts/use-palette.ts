import { useLayoutEffect, useState, type RefObject } from 'react';
import { LIGHT, TOKENS, parseRgb, type Palette } from './pixels';

/** The theme's colours at an element, read anew whenever the theme changes. */
export function usePalette(ref: RefObject<HTMLElement | null>): Palette {
  const [palette, setPalette] = useState(LIGHT);
  useLayoutEffect(() => {
    const read = (): void => {
      if (!ref.current) return;
      const style = getComputedStyle(ref.current);
      const token = (name: keyof typeof TOKENS) => parseRgb(style.getPropertyValue(TOKENS[name]), LIGHT[name]);
      setPalette({
        paper: token('paper'),
        ink: token('ink'),
        kept: token('kept'),
        positive: token('positive'),
        negative: token('negative'),
        classes: LIGHT.classes.map((rgb, at) => parseRgb(style.getPropertyValue(`--class-${at}`), rgb)),
      });
    };
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true });
    observer.observe(document.body, { attributes: true });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', read);
    return () => {
      observer.disconnect();
      dark.removeEventListener('change', read);
    };
  }, [ref]);
  return palette;
}
