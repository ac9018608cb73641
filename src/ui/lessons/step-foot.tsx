/** The foot of a step: what it waits for, back, the way to what it speaks of, and the one button that leads on. */
import { ChevronLeft, ChevronRight, CircleCheck, Crosshair } from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { useLab } from '../state/lab';
import { isBusy } from '../state/status';
import type { Step } from './lesson';

interface Props {
  readonly step: Step;
  readonly isFirst: boolean;
  /** null: there are settings to set first */
  readonly wait: 'on' | 'over' | null;
  /** the focus was sent to what the step speaks of */
  readonly away: boolean;
  readonly lead: {
    readonly label: string;
    /** the thing to do now, not only a way past it */
    readonly strong: boolean;
    does(): void;
  };
  /** of the button that leads on */
  readonly button: RefObject<HTMLButtonElement | null>;
  back(): void;
  goThere(): void;
}

export function StepFoot({ step, isFirst, wait, away, lead, button, back, goThere }: Props) {
  const { t } = useTexts();
  return (
    <footer className="lesson-foot">
      {step.wait && wait !== null && (
        <p className={wait === 'over' ? 'lesson-wait over' : 'lesson-wait'} role="status">
          {wait === 'over' && <CircleCheck aria-hidden />}
          {wait === 'over' ? t('lessons.waits.over') : <WaitText step={step} />}
        </p>
      )}
      {away && <p className="lesson-wait">{t('lessons.comeBack')}</p>}
      <div className="lesson-buttons">
        <Button className="button" aria-label={t('lessons.back')} isDisabled={isFirst} onPress={back}>
          <ChevronLeft aria-hidden />
        </Button>
        {step.point && (
          <Button className="button quiet" onPress={goThere}>
            <Crosshair aria-hidden /> {t('lessons.goThere')}
          </Button>
        )}
        <Button ref={button} className={lead.strong ? 'button lead' : 'button'} onPress={lead.does}>
          {lead.label} <ChevronRight aria-hidden />
        </Button>
      </div>
    </footer>
  );
}

function WaitText({ step }: { readonly step: Step }) {
  const { t } = useTexts();
  const busy = useLab((state) => isBusy(state.session.status));
  const progress = useLab((state) => state.session.progress);
  if (busy && step.action) {
    return t('lessons.waits.training', { done: progress?.runsDone ?? 0, total: progress?.runsTotal ?? 0 });
  }
  return step.wait ? t(`lessons.waits.${step.wait.kind}`) : null;
}
