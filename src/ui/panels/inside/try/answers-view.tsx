/** What each network says about the input that is tried, and what spoke for it. */
import { memo, useMemo } from 'react';
import { useTexts } from '../../../../texts';
import { AnswerBars } from '../../../../charts/network/answer-bars';
import { Contributions } from '../../../../charts/network/contributions';
import type { Question } from '../../../../page-worker/look/questions';
import { percent } from '../../../kit/format';
import { useShown } from '../../../state/shown';
import { useAnswer } from '../use-answer';
import type { Asking } from './asking';
import { TrainMissing } from './train-missing';
import { useArms } from '../../../../charts/kit/use-arms';

const Answers = memo(AnswerBars);
const Inputs = memo(Contributions);
const AXES: readonly string[] = ['x', 'y'];

interface Props extends Asking {
  readonly classNames: readonly string[];
  /** class of a test example; null for what a person made */
  readonly truth: number | null;
  /** weights remaining of the pruned networks, 0 … 1 */
  readonly left: number;
}

export function AnswersView({ of, networks, trained, onTrained, input, nothing, classNames, truth, left }: Props) {
  const { t } = useTexts();
  const { name } = useArms();
  const { network } = useShown();
  const question = useMemo(
    (): Question<'answers'> | null => (of && input ? { kind: 'answers', of, networks, input } : null),
    // oxlint-disable-next-line react/exhaustive-deps -- and again when one more has been trained
    [of, networks, input, trained],
  );
  const { answer, to, problem, waiting } = useAnswer(question);
  const said = input ? (answer?.networks ?? null) : null;
  const answers = useMemo(
    () =>
      (said ?? []).map((one) => ({
        arm: one.arm,
        name: name(one.arm),
        probabilities: one.said?.probabilities ?? null,
        answer: one.said?.answer ?? null,
        contributions: one.said?.contributions ?? null,
        logit: one.said?.logit ?? null,
      })),
    [said, name],
  );
  const explained = useMemo(
    () => answers.map((one) => ({ ...one, answer: one.answer === null ? null : classNames[one.answer] })),
    [answers, classNames],
  );
  const missing = said?.filter((one) => !one.said) ?? [];
  return (
    <>
      <Answers
        answers={answers}
        classNames={classNames}
        truth={truth}
        empty={answers.length > 0 ? null : (problem ?? (input && waiting ? t('inside.try.asking') : nothing))}
      />
      {missing.length > 0 && <TrainMissing of={of} missing={missing} onTrained={onTrained} />}
      {to && answers.length > 0 && (
        <Inputs networks={explained} input={to.input} inputShape={network.inputShape} inputNames={AXES} />
      )}
      <p className="muted">
        {t('inside.try.method', { left: percent(left) })}
        {said?.some((one) => one.said?.rounded) && ` ${t('inside.try.rounded')}`}
      </p>
    </>
  );
}
