/** The lessons of the course, each with what it is about and how far the reader is. */
import { Check, Footprints } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { BEATS } from '../../experiment/view-link';
import { showBeat } from '../panels/beats';
import { useActions } from '../state/lab';
import { lessons } from './index';
import { lessonKey, type Lesson } from './lesson';
import { storedProgress, type LessonProgress } from './progress';
import './lesson-list.css';

export function LessonList({ close }: { close(): void }) {
  const { t } = useTexts();
  const actions = useActions();
  const [progress] = useState(storedProgress);
  return (
    <>
      <p className="muted">{t('lessons.about')}</p>
      <Button
        className="lesson-entry"
        onPress={() => {
          close();
          showBeat(BEATS[0], actions);
        }}
      >
        <Footprints aria-hidden />
        <span className="lesson-name">
          <strong>{t('story.label')}</strong>
          <span className="muted">{t('story.about')}</span>
        </span>
        <span className="lesson-standing">{t('lessons.minutes', { count: 1 })}</span>
      </Button>
      <ol className="lesson-list">
        {lessons.all.map((lesson, at) => (
          <li key={lesson.id}>
            <Button
              className="lesson-entry"
              onPress={() => {
                close();
                actions.setView({ lesson: { id: lesson.id, step: '' } });
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
