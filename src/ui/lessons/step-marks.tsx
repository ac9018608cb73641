/** The steps of a lesson as marks that can be pressed. */
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { stepKey, type Lesson } from './lesson';

interface Props {
  readonly lesson: Lesson;
  readonly at: number;
  go(step: number): void;
}

export function StepMarks({ lesson, at, go }: Props) {
  const { t } = useTexts();
  return (
    <ol className="lesson-marks" aria-label={t('lessons.steps')}>
      {lesson.steps.map((step, number) => (
        <li key={step.id}>
          <Button
            className={`lesson-mark ${number < at ? 'passed' : ''}`}
            aria-current={number === at ? 'step' : undefined}
            aria-label={t('lessons.stepNamed', {
              step: number + 1,
              title: t(`${stepKey(lesson.id, step.id)}.title`),
            })}
            onPress={() => go(number)}
          >
            <span />
          </Button>
        </li>
      ))}
    </ol>
  );
}
