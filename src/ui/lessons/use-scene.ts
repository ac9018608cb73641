import { useMemo } from 'react';
import { useInspection } from '../state/use-inspection';
import { useMask } from '../state/use-mask';
import { useLab } from '../state/lab';
import { useShown } from '../state/shown';
import { withoutForeignRun, type Scene } from './scene';

/** What is on screen now. */
export function useScene(): Scene {
  const shown = useShown();
  const experiment = useLab((state) => state.experiment);
  const chosenRound = useLab((state) => state.selection.round);
  const weight = useLab((state) => state.selection.weight);
  const status = useLab((state) => state.session.status);
  const kept = useLab((state) => state.lessonMemory.kept);
  const inspection = useInspection();
  const mask = useMask();
  return useMemo(
    () => withoutForeignRun({ ...shown, experiment, chosenRound, weight, status, kept, inspection, mask }),
    [shown, experiment, chosenRound, weight, status, kept, inspection, mask],
  );
}
