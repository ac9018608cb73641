import type { Curtain } from '../../store/store';
import type { Lesson } from './lesson';

/**
 * What must not be seen at a step. A guess is one until it is made, so nothing that would answer it is seen on the way
 * there either; and what was trained with other settings than the lesson has set is no answer to what it asks.
 */
export function curtainAt(
  { steps }: Lesson,
  at: number,
  answers: Readonly<Record<string, string>>,
  isSet: boolean,
): Curtain {
  const isOpen = ({ id, question }: Lesson['steps'][number]): boolean =>
    question?.right === null && answers[id] === undefined;
  if (steps.slice(at).some(isOpen)) return 'all';
  return isSet ? 'others' : 'none';
}
