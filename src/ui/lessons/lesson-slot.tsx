/** Where a lesson stands on the page; its code is fetched when one is opened, or before. */
import { lazy, Suspense, useEffect } from 'react';
import { useLab } from '../lab';
import { useAfterFirstPaint } from '../use-after-first-paint';

const load = () => import('./lesson-panel');
const LessonPanel = lazy(() => load().then((file) => ({ default: file.LessonPanel })));

export function LessonSlot() {
  const place = useLab((state) => state.view.lesson);
  const painted = useAfterFirstPaint();
  useEffect(() => {
    // at hand when a lesson is chosen, and stored for use without a network
    if (painted) void load().catch(() => undefined);
  }, [painted]);
  return <Suspense>{place && painted && <LessonPanel place={place} />}</Suspense>;
}
