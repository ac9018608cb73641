/**
 * The page on its way to paper: `data-print` on the root, see print.css. Styles for print alone would
 * not do: charts have the size that was measured on screen, and pictures its colours.
 */
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { measureAgain } from '../../charts/kit/measure-again';

let printing = false;
const listeners = new Set<() => void>();

/** Is the page being printed? */
export const isPrinting = (): boolean => printing;

/** Hears when printing begins and ends. @returns stops it */
export function onPrinting(changed: () => void): () => void {
  listeners.add(changed);
  return () => void listeners.delete(changed);
}

export const usePrinting = (): boolean => useSyncExternalStore(onPrinting, isPrinting);

/** Lays the page out for paper whenever it is printed, and as it was afterwards. */
export function followPrint(page: Window): void {
  page.addEventListener('beforeprint', () => show(page.document, true));
  page.addEventListener('afterprint', () => show(page.document, false));
  // where the two are missing, and where developer tools show how it would print
  page.matchMedia('print').addEventListener('change', ({ matches }) => show(page.document, matches));
}

function show({ documentElement: root, body }: Document, now: boolean): void {
  if (now === printing) return;
  printing = now;
  root.toggleAttribute('data-print', printing);
  if (printing) {
    body.dataset.figure = 'light';
    body.dataset.figures = 'light';
  } else {
    delete body.dataset.figure;
    delete body.dataset.figures;
  }
  flushSync(() => listeners.forEach((changed) => changed()));
  measureAgain();
  measureAgain(); // the first may have moved what is measured
}
