import { useLayoutEffect, useState } from 'react';
import { onMeasureAgain } from './measure-again';
import { LIGHT, TOKENS, parseRgb, type Palette } from './pixels';

/** The theme's colours at an element, read anew whenever the theme changes. */
export function usePalette(element: HTMLElement | null): Palette {
  const [palette, setPalette] = useState(LIGHT);
  useLayoutEffect(() => {
    if (!element) return undefined;
    const read = (): void => {
      const next = paletteOf(getComputedStyle(element));
      // the same colours must not redraw anything
      setPalette((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
    };
    read();
    const observer = new MutationObserver(read);
    // dialogs change attributes there too: only these choose colours
    const attributeFilter = ['data-theme', 'data-figures'];
    observer.observe(document.documentElement, { attributeFilter });
    observer.observe(document.body, { attributeFilter });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', read);
    const stop = onMeasureAgain(read);
    return () => {
      stop();
      observer.disconnect();
      dark.removeEventListener('change', read);
    };
  }, [element]);
  return palette;
}

function paletteOf(style: CSSStyleDeclaration): Palette {
  const token = (name: keyof typeof TOKENS) => parseRgb(style.getPropertyValue(TOKENS[name]), LIGHT[name]);
  return {
    paper: token('paper'),
    ink: token('ink'),
    kept: token('kept'),
    positive: token('positive'),
    negative: token('negative'),
    classes: LIGHT.classes.map((rgb, at) => parseRgb(style.getPropertyValue(`--class-${at}`), rgb)),
  };
}
