import { useState } from 'react';

/** The list of last time while the new one holds the same things. */
export function useStable<T>(list: readonly T[]): readonly T[] {
  const [kept, setKept] = useState(list);
  const same = kept.length === list.length && kept.every((item, at) => item === list[at]);
  if (!same) setKept(list);
  return same ? kept : list;
}
