/** Is the story on screen? On a low phone it scrolls with one of the tabs, and its keys belong to the page elsewhere. */
import { useEffect } from 'react';

let told = 0;

export const isStoryTold = (): boolean => told > 0;

export function useTellsStory(): void {
  useEffect(() => {
    told += 1;
    return () => {
      told -= 1;
    };
  }, []);
}
