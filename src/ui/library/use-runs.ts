import { reasonOf, type Said } from '../../problem';
import { useEffect, useState } from 'react';
import type { ListedRun } from '../../formats/summary';
import { useHistory } from '../state/lab';

export interface Runs {
  /** null while they are being read */
  readonly runs: readonly ListedRun[] | null;
  /** false: the browser keeps none of them when the page is closed */
  readonly lasts: boolean;
  readonly error: Said | null;
  /** reads them again after a change */
  refresh(): void;
  fail(error: unknown): void;
}

/** The runs kept in this browser. */
export function useRuns(): Runs {
  const history = useHistory();
  const [runs, setRuns] = useState<readonly ListedRun[] | null>(null);
  const [lasts, setLasts] = useState(true);
  const [error, setError] = useState<Said | null>(null);
  const [asked, setAsked] = useState(0);
  const fail = (reason: unknown): void => setError(reasonOf(reason));
  useEffect(() => {
    let isWanted = true;
    Promise.all([history.runs.list(), history.runs.lasts()]).then(
      ([found, kept]) => {
        if (!isWanted) return;
        setRuns(found);
        setLasts(kept);
      },
      (reason: unknown) => {
        if (isWanted) fail(reason);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [history, asked]);
  return {
    runs,
    lasts,
    error,
    fail,
    refresh() {
      setError(null);
      setAsked((times) => times + 1);
    },
  };
}
