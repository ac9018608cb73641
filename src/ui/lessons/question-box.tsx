/** A question with an answer to every choice; any may be tried. */
import { Check, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import type { Question } from './lesson';

interface Props {
  readonly question: Question;
  /** catalogue key of the step */
  readonly textKey: `lessons.course.${string}`;
  readonly answer: string | null;
  onAnswer(choice: string): void;
}

export function QuestionBox({ question, textKey, answer, onAnswer }: Props) {
  const { t } = useTexts();
  const { choices, right } = question;
  const reply = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer !== null) reply.current?.scrollIntoView({ block: 'nearest' });
  }, [answer]);
  return (
    <div className="lesson-question" role="group" aria-label={t('lessons.question')}>
      <ul>
        {choices.map((choice) => {
          const chosen = choice === answer;
          const mark = chosen && right !== null ? (choice === right ? 'right' : 'wrong') : null;
          return (
            <li key={choice}>
              <Button className={`lesson-choice ${mark ?? ''}`} aria-pressed={chosen} onPress={() => onAnswer(choice)}>
                <span>{t(`${textKey}.choices.${choice}.text`)}</span>
                {mark === 'right' && <Check aria-hidden />}
                {mark === 'wrong' && <X aria-hidden />}
              </Button>
            </li>
          );
        })}
      </ul>
      <div ref={reply} className="lesson-reply" aria-live="polite">
        {answer !== null && (
          <p className="lesson-answer">
            {right !== null && <strong>{t(answer === right ? 'lessons.right' : 'lessons.wrong')} </strong>}
            {t(`${textKey}.choices.${answer}.answer`)}
          </p>
        )}
      </div>
    </div>
  );
}
