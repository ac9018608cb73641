/** Words in place of those that empty charts have: why nothing is there, where charts cannot know it. */
import { createContext, useContext } from 'react';

export const EmptyWords = createContext<string | null>(null);

/** What an empty chart says; null where it is not empty. */
export function useEmptyWords(own: string | null): string | null {
  const other = useContext(EmptyWords);
  return own && (other ?? own);
}
