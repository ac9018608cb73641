/** What a step remembers: how things were when it opened, and results for a later one. */
import { useEffect, useLayoutEffect, useState } from 'react';
import type { Curtain } from '../../store/store';
import { useActions, useLab } from '../state/lab';
import type { Scene } from './scene';
import type { Beginning } from './waits';

/** How things were when the step opened. */
export function useBeginning(key: string, { experiment, chosenRound, weight }: Beginning): Beginning {
  const [beginning, setBeginning] = useState({ key, experiment, chosenRound, weight });
  if (beginning.key === key) return beginning;
  const next = { key, experiment, chosenRound, weight };
  setBeginning(next);
  return next;
}

/** Before anything of the step is painted: what must not be seen beside it. */
export function useCurtain(lesson: Curtain): void {
  const { draw } = useActions();
  useLayoutEffect(() => draw({ lesson }), [lesson, draw]);
}

/** Keeps the results for a later step, once they are all there. */
export function useKeeping(name: string | undefined, ready: boolean, { results, remaining }: Scene): void {
  const { rememberInLesson } = useActions();
  const kept = useLab((state) => state.lessonMemory.kept);
  useEffect(() => {
    if (!name || !ready || results.length === 0 || kept[name]?.results === results) return;
    rememberInLesson({ kept: { ...kept, [name]: { results, remaining } } });
  }, [name, ready, results, remaining, kept, rememberInLesson]);
}
