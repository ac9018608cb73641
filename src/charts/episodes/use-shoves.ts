/** What hands have done to the episodes of a subject; to another subject nobody has done anything. */
import { useState } from 'react';
import type { Shove } from './episode';

const NONE: readonly Shove[] = [];

export function useShoves(subject: unknown) {
  const [done, setDone] = useState<{ readonly of: unknown; readonly shoves: readonly Shove[] } | null>(null);
  const shoves = done && done.of === subject ? done.shoves : NONE;
  return {
    shoves,
    last: shoves.at(-1) ?? null,
    /** What comes later is no more: it happens otherwise now. */
    add: (shove: Shove) => setDone({ of: subject, shoves: [...shoves.filter(({ step }) => step < shove.step), shove] }),
    clear: () => setDone(null),
  };
}
