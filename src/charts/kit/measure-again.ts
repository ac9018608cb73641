/** Charts follow their size a frame later; paper does not wait that long. */
import { flushSync } from 'react-dom';

const KIND = 'measure-again';
const asked = new EventTarget();

/** All charts on the page measure themselves and read their colours, and are drawn anew before this returns. */
export function measureAgain(): void {
  flushSync(() => void asked.dispatchEvent(new Event(KIND)));
}

/** @returns stops it */
export function onMeasureAgain(run: () => void): () => void {
  asked.addEventListener(KIND, run);
  return () => asked.removeEventListener(KIND, run);
}
