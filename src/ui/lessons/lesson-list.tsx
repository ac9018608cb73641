/** The lessons of the course, each with what it is about and how far the reader is. */
import { Check } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { useActions } from '../state/lab';
import { lessons } from './index';
import { lessonKey, type Lesson } from './lesson';
import { storedProgress, type LessonProgress } from './progress';
import './lesson-list.css';

export function LessonList({ close }: { close(): void }) {
  const { t } = useTexts();
  const { setView } = useActions();
  const [progress] = useState(storedProgress);
  return (
    <>
      <p className="muted">{t('lessons.about')}</p>
      <ol className="lesson-list">
        {lessons.all.map((lesson, at) => (
          <li key={lesson.id}>
            <Button
              className="lesson-entry"
              onPress={() => {
                close();
                setView({ lesson: { id: lesson.id, step: '' } });
              }}
            >
              <span className="lesson-number">{at + 1}</span>
              <span className="lesson-name">
                <strong>{t(`${lessonKey(lesson.id)}.title`)}</strong>
                <span className="muted">{t(`${lessonKey(lesson.id)}.about`)}</span>
              </span>
              <Standing lesson={lesson} progress={progress[lesson.id]} />
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}

function Standing({ lesson, progress }: { readonly lesson: Lesson; readonly progress?: LessonProgress }) {
  const { t } = useTexts();
  if (progress?.done) {
    return (
      <span className="lesson-standing done">
        <Check aria-hidden /> {t('lessons.done')}
      </span>
    );
  }
  const at = lesson.steps.findIndex(({ id }) => id === progress?.step);
  return (
    <span className="lesson-standing">
      {at > 0
        ? t('lessons.stepOf', { step: at + 1, steps: lesson.steps.length })
        : t('lessons.minutes', { count: lesson.minutes })}
    </span>
  );
}
