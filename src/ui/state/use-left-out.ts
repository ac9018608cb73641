import { useMemo } from 'react';
import { judge } from '../../lottery/guessing';
import { useShown } from './shown';
import { useStable } from './use-stable';

/** The trials that means leave out, as their full network did not learn: the same list until there is one more. */
export function useLeftOut(): readonly number[] {
  const { results } = useShown();
  return useStable(useMemo(() => judge(results).leftOut, [results]));
}
