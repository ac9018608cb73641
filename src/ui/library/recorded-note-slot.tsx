/**
 * The note of the recorded run that is open. Its code is no part of the first frame; once it is here
 * the note comes with the charts. Not through <Suspense>: React holds back for 300 ms what replaces a
 * fallback, also where the code was there all the time, and the charts of the same press with it.
 */
import { useEffect, useState, type ComponentType } from 'react';

let Loaded: ComponentType | null = null;

/** Called where a recorded run may be opened next. A network that fails is asked again by the next call. */
export async function loadRecordedNote(): Promise<ComponentType> {
  Loaded ??= (await import('./recorded-note')).RecordedNote;
  return Loaded;
}

export function RecordedNoteSlot() {
  const [Note, setNote] = useState(() => Loaded);
  useEffect(() => {
    let wanted = true;
    loadRecordedNote().then(
      (loaded) => wanted && setNote(() => loaded),
      (error: unknown) => console.warn('The note of the recorded run could not be fetched.', error),
    );
    return () => {
      wanted = false;
    };
  }, []);
  return Note && <Note />;
}
