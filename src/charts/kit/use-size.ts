import { useCallback, useLayoutEffect, useState, type RefCallback } from 'react';
import { onMeasureAgain } from './measure-again';

/** The room a chart has: width and height in px, and the px of its text. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly em: number;
  /** on its way into a file, where what is selected on the page is marked or not */
  readonly figure?: 'plain' | 'marked';
}

const measured = (element: HTMLElement): Size => {
  const figure = element.closest<HTMLElement>('[data-figure]');
  return {
    width: element.clientWidth,
    height: element.clientHeight,
    em: Number.parseFloat(getComputedStyle(element).fontSize),
    ...(figure && { figure: figure.dataset.marked === undefined ? 'plain' : 'marked' }),
  };
};

const isSame = (a: Size | null, b: Size): boolean =>
  a !== null && a.width === b.width && a.height === b.height && a.em === b.em && a.figure === b.figure;

/**
 * Measures an element when it is there and whenever it changes; the size is null before. Element and
 * size arrive together, so that a chart is drawn once. The element is state rather than a ref object:
 * an empty chart has none yet, and gets one later.
 */
export function useSize<T extends HTMLElement>(): readonly [RefCallback<T>, Size | null, T | null] {
  const [element, setElement] = useState<T | null>(null);
  const [size, setSize] = useState<Size | null>(null);
  const attach = useCallback((arrived: T | null) => {
    setElement(arrived);
    if (arrived) setSize(measured(arrived));
  }, []);

  useLayoutEffect(() => {
    if (!element) return undefined;
    const measure = (): void => {
      const now = measured(element);
      setSize((old) => (isSame(old, now) ? old : now));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const stop = onMeasureAgain(measure);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [element]);

  return [attach, size, element];
}
