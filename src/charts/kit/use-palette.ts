import { useLayoutEffect, useState } from 'react';
import { onMeasureAgain } from './measure-again';
import { LIGHT, TOKENS, parseRgb, type Palette } from './pixels';

/** The theme's colours at an element, read anew whenever the theme changes. */
export function usePalette(element: HTMLElement | null): Palette {
  const [palette, setPalette] = useState(LIGHT);
  useLayoutEffect(() => {
    if (!element) return undefined;
    const read = (isNew = true): void => {
      const next = paletteAt(element, isNew);
      // the same colours must not redraw anything
      setPalette((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
    };
    const again = (): void => read();
    read(false);
    const observer = new MutationObserver(again);
    // dialogs change attributes there too: only these choose colours
    const attributeFilter = ['data-theme', 'data-figures'];
    observer.observe(document.documentElement, { attributeFilter });
    observer.observe(document.body, { attributeFilter });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', again);
    const stop = onMeasureAgain(again);
    return () => {
      stop();
      observer.disconnect();
      dark.removeEventListener('change', again);
    };
  }, [element]);
  return palette;
}

/** By what chooses colours: asking an element for its own has the browser find the styles of the whole page. */
const known = new Map<string, Palette>();

function paletteAt(element: HTMLElement, isNew: boolean): Palette {
  const { documentElement: root, body } = document;
  const figure = element.closest<HTMLElement>('[data-figure]')?.dataset.figure;
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const key = [root.dataset.theme, body.dataset.figures, figure, isDark].join();
  const found = isNew ? undefined : known.get(key);
  const palette = found ?? paletteOf(getComputedStyle(element));
  known.set(key, palette);
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
