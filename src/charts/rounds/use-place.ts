/** Which place of a chart over the rounds is looked at. */
import { useState } from 'react';

interface Places {
  /** of the ticket: the first ones */
  readonly rounds: number;
  /** and what only other chains have */
  readonly all: number;
}

/** The ticket's selected round, which the whole page shows; or, of this chart alone, what only another chain has. */
export function usePlace({ rounds, all }: Places, selectedRound: number, onSelectRound: (round: number) => void) {
  const [other, setOther] = useState<number | null>(null);
  const [seen, setSeen] = useState({ rounds, all, selectedRound });
  // whoever moves the round elsewhere looks at that one, and other places are not those that were chosen
  const isOver = seen.rounds !== rounds || seen.all !== all || seen.selectedRound !== selectedRound;
  if (isOver) {
    setSeen({ rounds, all, selectedRound });
    setOther(null);
  }
  const select = (place: number): void => {
    setOther(place < rounds ? null : place);
    if (place < rounds) onSelectRound(place);
  };
  return [isOver ? selectedRound : (other ?? selectedRound), select] as const;
}
