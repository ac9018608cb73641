import { useEffect, useState } from 'react';
import type { ListedRun } from '../../recording/summary';
import { useHistory } from '../lab';

export interface Runs {
  /** null while they are being read */
  readonly runs: readonly ListedRun[] | null;
  readonly error: string | null;
  /** reads them again after a change */
  refresh(): void;
  fail(error: unknown): void;
}

/** The runs kept in this browser. */
export function useRuns(): Runs {
  const history = useHistory();
  const [runs, setRuns] = useState<readonly ListedRun[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  const fail = (reason: unknown): void => setError(reason instanceof Error ? reason.message : String(reason));
  useEffect(() => {
    let isWanted = true;
    history.ask({ kind: 'list' }).then(
      (found) => {
        if (isWanted) setRuns(found);
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
    error,
    fail,
    refresh() {
      setError(null);
      setAsked((times) => times + 1);
    },
  };
}
