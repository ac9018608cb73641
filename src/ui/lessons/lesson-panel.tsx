/** The open lesson: an unknown name gets the course, a known one its step. */
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import type { LessonPlace } from '../../store/store';
import { useActions, useLab } from '../state/lab';
import { lessons } from './index';
import type { Lesson } from './lesson';
import { LessonList } from './lesson-list';
import { storedProgress } from './progress';
import { useCurtain } from './step-hooks';
import { StepView } from './step-view';
import { isSameWork } from '../../experiment/differing';
import './lessons.css';

export function LessonPanel({ place }: { readonly place: LessonPlace }) {
  const lesson = lessons.all.find(({ id }) => id === place.id);
  return lesson ? <OpenLesson lesson={lesson} step={place.step} /> : <UnknownLesson key={place.id} id={place.id} />;
}

function OpenLesson({ lesson, step }: { readonly lesson: Lesson; readonly step: string }) {
  const { setView, rememberInLesson } = useActions();
  const { before } = useLab((state) => state.lessonMemory);
  const experiment = useLab((state) => state.experiment);
  const [leaving, setLeaving] = useState(false);
  const at = indexOf(lesson, step);
  useEffect(() => {
    if (!before) rememberInLesson({ before: experiment });
  }, [before, experiment, rememberInLesson]);
  // the link names the step, whether it was given by number, or not at all
  const named = lesson.steps[at].id;
  useEffect(() => {
    if (step !== named) setView({ lesson: { id: lesson.id, step: named } });
  }, [lesson, step, named, setView]);
  const leave = () => {
    rememberInLesson({ before: null, kept: {} });
    setView({ lesson: null });
  };
  const go = (next: number) => setView({ lesson: { id: lesson.id, step: lesson.steps[next].id } });
  return leaving ? (
    <Leaving leave={leave} stay={() => setLeaving(false)} />
  ) : (
    <StepView
      key={lesson.id}
      lesson={lesson}
      at={at}
      go={go}
      close={() => (before && !isSameWork(before, experiment) ? setLeaving(true) : leave())}
    />
  );
}

/** A step by its name, or its number from 1; without either the one left at. */
function indexOf({ id, steps }: Lesson, step: string): number {
  const named = (name: string): number => steps.findIndex((other) => other.id === name);
  const wanted = step === '' ? (storedProgress()[id]?.step ?? '') : step;
  const at = named(wanted);
  if (at >= 0) return at;
  const number = /^\d+$/.test(wanted) ? Number(wanted) - 1 : 0;
  return Math.min(Math.max(number, 0), steps.length - 1);
}

/** The lesson has changed the settings: which ones stay? */
function Leaving({ leave, stay }: { leave(): void; stay(): void }) {
  const { t } = useTexts();
  const { edit } = useActions();
  const before = useLab((state) => state.lessonMemory.before);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <section className="lesson" aria-label={t('lessons.panel')}>
      <div className="lesson-body">
        <h3>{t('lessons.leave.title')}</h3>
        <p>{t('lessons.leave.text')}</p>
        <div className="lesson-leave">
          <Button
            ref={first}
            className="button"
            onPress={() => {
              if (before) edit(before);
              leave();
            }}
          >
            {t('lessons.leave.restore')}
          </Button>
          <Button className="button" onPress={leave}>
            {t('lessons.leave.keep')}
          </Button>
          <Button className="button quiet" onPress={stay}>
            {t('lessons.leave.stay')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function UnknownLesson({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const { setView } = useActions();
  useCurtain('none');
  return (
    <section className="lesson" aria-label={t('lessons.panel')}>
      <header className="lesson-head">
        <h2>{t('lessons.menu')}</h2>
        <Button className="icon-button" aria-label={t('lessons.close')} onPress={() => setView({ lesson: null })}>
          <X aria-hidden />
        </Button>
      </header>
      <div className="lesson-body">
        <p role="alert">{t('lessons.unknown', { id })}</p>
        <LessonList close={() => undefined} />
      </div>
    </section>
  );
}
