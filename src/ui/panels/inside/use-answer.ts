import { reasonOf, type Said } from '../../../problem';
import { useEffect, useRef, useState } from 'react';
import type { Answer, Question, QuestionKind } from '../../../page-worker/look/questions';
import { useActions } from '../../state/lab';
import { useSay } from '../../texts/say';

interface Asked<K extends QuestionKind> {
  /** of the newest question that has one; stays while the next is under way */
  readonly answer: Answer<K> | null;
  /** the question it answers */
  readonly to: Question<K> | null;
  /** why the newest question has no answer, in the page's language */
  readonly problem: string | null;
  readonly waiting: boolean;
}

/**
 * Asks the worker whenever the question is another one (keep it stable). One question at a time:
 * of those that come meanwhile only the last is asked.
 */
export function useAnswer<K extends QuestionKind>(question: Question<K> | null): Asked<K> {
  const { ask } = useActions();
  const say = useSay();
  const [asked, setAsked] = useState<Omit<Asked<K>, 'problem'> & { readonly problem: Said | null }>({
    answer: null,
    to: null,
    problem: null,
    waiting: false,
  });
  const wanted = useRef<Question<K> | null>(null);
  const busy = useRef(false);

  useEffect(() => {
    wanted.current = question;
    if (!question || busy.current) return;
    const next = async (): Promise<void> => {
      busy.current = true;
      let current = wanted.current;
      while (current) {
        const to = current;
        setAsked((old) => ({ ...old, problem: null, waiting: true }));
        try {
          const answer = await ask<K>(to);
          setAsked({ answer, to, problem: null, waiting: false });
        } catch (error) {
          setAsked({ answer: null, to: null, problem: reasonOf(error), waiting: false });
        }
        current = wanted.current === to ? null : wanted.current;
      }
      busy.current = false;
    };
    void next();
  }, [question, ask]);
  // a component that is gone asks nothing more
  useEffect(
    () => () => {
      wanted.current = null;
    },
    [],
  );
  return { ...asked, problem: asked.problem === null ? null : say(asked.problem) };
}
