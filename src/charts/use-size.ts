import { useLayoutEffect, useState, type RefCallback } from 'react';

/** The room a chart has: width and height in px, and the px of its text. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly em: number;
}

/**
 * Measures an element now and whenever it changes; the size is null before the first measurement.
 * The element is state rather than a ref object: an empty chart has none yet, and gets one later.
 */
export function useSize<T extends HTMLElement>(): readonly [RefCallback<T>, Size | null, T | null] {
  const [element, setElement] = useState<T | null>(null);
  const [size, setSize] = useState<Size | null>(null);

  useLayoutEffect(() => {
    if (!element) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      const em = Number.parseFloat(getComputedStyle(element).fontSize);
      setSize((old) =>
        old && old.width === width && old.height === height && old.em === em
          ? old
          : { width, height, em },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);

  return [setElement, size, element];
}
