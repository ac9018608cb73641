/** How fast this machine trains, remembered between visits: the base of estimates. */
import { useEffect, useState } from 'react';
import { paceOf } from '../../analyses/cost';
import { networkToShow } from '../../store/selectors';
import type { LabState } from '../../store/store';
import { useLabSometimes } from '../state/lab';

const KEY = 'ticket-lab-pace';
/** Between two looks at a recording that grows, in ms. */
const EVERY = 2_000;

/** A pace that no machine has was not written by this page. */
const isPace = (value: number): boolean => value > 0.001 && value < 1_000;

function storedPace(): number | null {
  try {
    const stored = Number(localStorage.getItem(KEY) ?? NaN);
    return isPace(stored) ? stored : null;
  } catch {
    return null; // storage forbidden
  }
}

const livePace = ({ live }: LabState): number | null => {
  return live?.data ? paceOf(live, networkToShow(live.experiment, live.data)) : null;
};

/** Seconds taken per second expected: measured here, now or on an earlier visit; null: never yet. */
export function useMachinePace(): number | null {
  const measured = useLabSometimes(livePace, EVERY);
  const [kept] = useState(storedPace);
  useEffect(() => {
    if (measured === null) return;
    try {
      localStorage.setItem(KEY, measured.toPrecision(3));
    } catch {
      // known for this visit
    }
  }, [measured]);
  return measured ?? kept;
}
