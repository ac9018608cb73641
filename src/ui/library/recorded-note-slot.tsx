/**
 * The note of the recorded run that is open. Its code is no part of the first frame; once it is here
 * the note comes with the charts. Not through <Suspense>: React holds back for 300 ms what replaces a
 * fallback, also where the code was there all the time, and the charts of the same press with it.
 */
import { useEffect, useState, type ComponentType } from 'react';
import { fetchPart } from '../../fetched/fetch-part';
import { Missing } from '../../fetched/missing';
import { DEFAULT_ENTRY } from '../../gallery';
import type { RecordedFrom } from '../../store/store';
import { useLab } from '../state/lab';

let Loaded: ComponentType | null = null;

/** Called where a recorded run may be opened next. A network that fails is asked again by the next call. */
export async function loadRecordedNote(): Promise<ComponentType> {
  Loaded ??= await fetchPart(
    () => import('./recorded-note'),
    (file) => file.RecordedNote,
  );
  return Loaded;
}

/** The run that the page shows first needs no introduction. */
const isFirst = (from: RecordedFrom): boolean => from.kind === 'gallery' && from.id === DEFAULT_ENTRY;

export function RecordedNoteSlot() {
  const hasNote = useLab(({ recordedFrom }) => recordedFrom !== null && !isFirst(recordedFrom));
  return hasNote && <Slot />;
}

function Slot() {
  const [Note, setNote] = useState(() => Loaded);
  const [error, setError] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let wanted = true;
    loadRecordedNote().then(
      (loaded) => wanted && setNote(() => loaded),
      (reason: unknown) => wanted && setError(reason),
    );
    return () => {
      wanted = false;
    };
  }, [tries]);
  if (Note) return <Note />;
  const again = (): void => {
    setError(null);
    setTries(tries + 1);
  };
  return error !== null && <Missing error={error} tries={tries} again={again} />;
}
