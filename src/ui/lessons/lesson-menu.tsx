/** "Lessons" in the top bar: the course with how far the reader is. */
import { GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { part } from '../../fetched/part';
import { Beside } from '../kit/beside';
import { withLessonTexts } from './texts';

const LessonList = part(
  withLessonTexts(() => import('./lesson-list')),
  (file) => file.LessonList,
);

export function LessonMenu() {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <Beside
      isOpen={open}
      onOpenChange={setOpen}
      label={t('lessons.menu')}
      className="lesson-menu"
      placement="bottom end"
      opener={
        <Button className="pill-button" aria-label={t('lessons.menu')}>
          <GraduationCap aria-hidden /> <span className="wide-only">{t('lessons.menu')}</span>
        </Button>
      }
    >
      <LessonList close={() => setOpen(false)} />
    </Beside>
  );
}
