/** Where a lesson stands on the page; its code is fetched when one is opened, or before. */
import { useEffect } from 'react';
import { part } from '../../fetched/part';
import { useActions, useLab } from '../state/lab';
import { useAfterFirstPaint } from '../kit/use-after-first-paint';
import { withLessonTexts } from './texts';

const load = withLessonTexts(() => import('./lesson-panel'));
const LessonPanel = part(load, (file) => file.LessonPanel);

export function LessonSlot() {
  const place = useLab((state) => state.view.lesson);
  const { setView, draw } = useActions();
  const painted = useAfterFirstPaint();
  useEffect(() => {
    // at hand when a lesson is chosen, and stored for use without a network
    // what never comes asks nothing
    if (painted) void load().catch(() => draw({ lesson: 'none' }));
  }, [painted, draw]);
  return place && painted && <LessonPanel place={place} leave={() => setView({ lesson: null })} />;
}
