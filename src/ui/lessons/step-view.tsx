/** One step: its words, what it sets, asks and shows, and one button that leads on. */
import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { useActions, useLab } from '../state/lab';
import { isBusy } from '../state/status';
import { FactList } from './fact-list';
import { lessons } from './index';
import { lessonKey, stepKey, type Lesson } from './lesson';
import { Paragraphs } from './paragraphs';
import { NO_PROGRESS, storedProgress, storeProgress } from './progress';
import { QuestionBox } from './question-box';
import { SetupBox } from './setup-box';
import { StepFoot } from './step-foot';
import { useBeginning, useCurtain, useKeeping } from './step-hooks';
import { curtainAt } from './curtain-at';
import { onPanelKey, useStepKeys } from './step-keys';
import { StepMarks } from './step-marks';
import { placeOf } from './targets';
import { focusTarget, Ring, usePointing } from './use-pointing';
import { useScene } from './use-scene';
import { isOver } from './waits';
import { asWanted, changesTo, wantedAt } from './wanted';

interface Props {
  readonly lesson: Lesson;
  /** index of the step */
  readonly at: number;
  go(step: number): void;
  close(): void;
}

export function StepView({ lesson, at, go, close }: Props) {
  const { t } = useTexts();
  const actions = useActions();
  const scene = useScene();
  const lecture = useLab((state) => state.view.lecture);
  const primary = useRef<HTMLButtonElement>(null);
  const [away, setAway] = useState(false);
  const [answers, setAnswers] = useState(() => storedProgress()[lesson.id]?.answers ?? NO_PROGRESS.answers);
  const step = lesson.steps[at];
  const isLast = at === lesson.steps.length - 1;
  const textKey = stepKey(lesson.id, step.id);
  const answer = answers[step.id] ?? null;

  const beginning = useBeginning(`${lesson.id}/${step.id}`, {
    ...scene,
    chosenRound: step.select === undefined ? scene.chosenRound : step.select,
  });
  const wanted = useMemo(() => wantedAt(lesson, at), [lesson, at]);
  const toSet = wanted !== null && changesTo(wanted, scene.experiment).length > 0 ? wanted : null;
  const isSet = toSet === null;
  useCurtain(curtainAt(lesson, at, answers, wanted !== null && isSet));
  const over = !step.wait || (isSet && isOver(step.wait, scene, beginning));
  const busy = isBusy(scene.status);
  const following = lessons.all[lessons.all.indexOf(lesson) + 1] ?? null;

  usePointing(step.point, `${lesson.id}/${step.id}`);
  useEffect(() => primary.current?.focus({ preventScroll: true }), []);
  useEffect(() => storeProgress(lesson.id, { step: step.id }), [lesson, step]);
  useEffect(() => {
    if (step.select !== undefined) actions.selectRound(step.select);
    primary.current?.closest('.lesson')?.scrollTo({ top: 0 });
  }, [step, actions]);
  useEffect(() => {
    if (step.untrained && isSet) actions.putAway();
  }, [step, isSet, actions]);
  useEffect(() => {
    if (!step.watch) return undefined;
    actions.setView({ pruningOpen: true });
    return () => actions.setView({ pruningOpen: false });
  }, [step, actions]);
  useKeeping(step.keep, over && isSet, scene);

  const end = () => {
    storeProgress(lesson.id, { done: true, step: lesson.steps[0].id });
    if (following) actions.setView({ lesson: { id: following.id, step: '' } });
    else close();
  };
  const next = () => {
    actions.dismissNotes(); // what the step before had to note is read
    if (isLast) end();
    else go(at + 1);
  };
  const back = () => {
    if (at > 0) go(at - 1);
  };
  const moves = { next, back, close };
  useStepKeys(moves, primary, !lecture);

  /** What the one button does: set up, then train, then lead on. */
  const lead = (): { readonly label: string; readonly does: () => void; readonly strong: boolean } => {
    if (toSet) {
      return { label: t('lessons.setUp'), does: () => actions.edit(asWanted(toSet, scene.experiment)), strong: true };
    }
    if (!over && step.action && !busy) {
      const does = step.action === 'play' ? actions.play : actions.stepRound;
      return { label: t(`lessons.actions.${step.action}`), does, strong: true };
    }
    if (!over) return { label: t('lessons.skip'), does: next, strong: false };
    if (!isLast) return { label: t('lessons.next'), does: next, strong: true };
    return { label: t(following ? 'lessons.nextLesson' : 'lessons.finish'), does: end, strong: true };
  };
  const { label, does, strong } = lead();
  const showsFacts = step.facts && (!step.question || answer !== null);
  return (
    // arrows and a clicker's keys move through the lesson while the focus is in it
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="lesson"
      data-points-at={step.point && placeOf(step.point).selector}
      aria-label={t('lessons.panel')}
      onKeyDown={(event) => onPanelKey(event, moves, lecture)}
      onFocus={() => setAway(false)}
    >
      <header className="lesson-head">
        <div className="lesson-title">
          <h2>{t(`${lessonKey(lesson.id)}.title`)}</h2>
          <Button className="icon-button" aria-label={t('lessons.close')} onPress={close}>
            <X aria-hidden />
          </Button>
        </div>
        <StepMarks lesson={lesson} at={at} go={go} />
      </header>
      <div className="lesson-body">
        <div aria-live="polite">
          <h3>
            <span className="visually-hidden">
              {t('lessons.stepOf', { step: at + 1, steps: lesson.steps.length })}{' '}
            </span>
            {t(`${textKey}.title`)}
          </h3>
          <Paragraphs textKey={`${textKey}.text`} />
        </div>
        {toSet && <SetupBox wanted={toSet} own={scene.experiment} />}
        {step.question && (
          <QuestionBox
            question={step.question}
            textKey={textKey}
            answer={answer}
            onAnswer={(choice) => {
              const all = { ...answers, [step.id]: choice };
              setAnswers(all);
              storeProgress(lesson.id, { answers: all });
            }}
          />
        )}
        {showsFacts && !toSet && step.facts && <FactList facts={step.facts} scene={scene} wait={step.wait} />}
      </div>
      <StepFoot
        step={step}
        isFirst={at === 0}
        wait={toSet ? null : over ? 'over' : 'on'}
        away={away}
        lead={{ label, does, strong }}
        button={primary}
        back={back}
        goThere={() => {
          if (!step.point) return;
          // a lecture says what is set; changing it takes the form
          if (lecture && step.wait?.kind === 'changed') return actions.setView({ lecture: false });
          focusTarget(step.point);
          setAway(true);
        }}
      />
      {step.point && <Ring target={step.point} />}
    </section>
  );
}
