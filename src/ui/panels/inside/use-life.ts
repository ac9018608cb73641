import { useMemo } from 'react';
import type { Answer, Question } from '../../../page-worker/look/questions';
import type { WeightPosition } from '../../../store/store';
import { useShown } from '../../state/shown';
import { useAnswer } from './use-answer';
import { useTrialWeights } from '../../state/use-inspection';
import { useMask } from '../../state/use-mask';
import { useRuns } from './use-runs';
import { armOf, full, ticket } from '../../../lottery/run-key';

interface LifeOfWeight {
  readonly theta0: number | null;
  /** by round from 0; null while it is being read */
  readonly thetaT: readonly (number | null)[] | null;
  /** round it was pruned in, 0 while it is left; null without a mask */
  readonly prunedIn: number | null;
  readonly rounded: boolean;
}

/** One weight through all rounds that are trained so far. */
export function useLife(weight: WeightPosition | null): LifeOfWeight {
  const { recording } = useShown();
  const of = useRuns();
  const mask = useMask();
  const ofTrial = useTrialWeights();
  const { parameter, index } = weight ?? { parameter: -1, index: -1 };
  const prunedIn = mask?.prunedIn[parameter]?.[index] ?? null;
  const trial = of?.trial;
  // runs of the ticket's chain that are over, the full network included; a pruned weight needs no more
  const done = (recording?.runs ?? []).filter(
    ({ id, status }) => id.trial === trial && status !== 'running' && (armOf(id) === full || armOf(id) === ticket),
  ).length;
  const rounds = Math.min(done, prunedIn || Infinity) - 1;
  const question = useMemo(
    (): Question<'life'> | null =>
      of && parameter >= 0 && rounds >= 0 ? { kind: 'life', of, parameter, index, rounds } : null,
    [of, parameter, index, rounds],
  );
  const { answer, to } = useAnswer(question);
  const life: Answer<'life'> | null = to?.parameter === parameter && to.index === index ? answer : null;
  return {
    theta0: ofTrial?.theta0[parameter]?.[index] ?? null,
    thetaT: life?.thetaT ?? null,
    prunedIn,
    rounded: life?.rounded ?? false,
  };
}
