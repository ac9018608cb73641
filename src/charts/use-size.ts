import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** The room a chart has: width and height in px, and the px of its text. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly em: number;
}

/** Measures an element now and whenever it changes; null before the first measurement. */
export function useSize<T extends HTMLElement>(): readonly [RefObject<T | null>, Size | null] {
  const ref = useRef<T>(null);
  const [size, setSize] = useState<Size | null>(null);

  useLayoutEffect(() => {
    const element = ref.current;
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
  }, []);

  return [ref, size];
}
