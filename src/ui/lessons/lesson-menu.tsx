/** "Lessons" in the top bar: the course with how far the reader is. */
import { GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTexts } from '../../texts';
import { part } from '../../fetched/part';
import { withLessonTexts } from './texts';

const LessonList = part(
  withLessonTexts(() => import('./lesson-list')),
  (file) => file.LessonList,
);

export function LessonMenu() {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className="pill-button" aria-label={t('lessons.menu')}>
        <GraduationCap aria-hidden /> <span className="wide-only">{t('lessons.menu')}</span>
      </Button>
      <Popover className="popover lesson-menu" placement="bottom end">
        <Dialog className="popover-body" aria-label={t('lessons.menu')}>
          <LessonList close={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
