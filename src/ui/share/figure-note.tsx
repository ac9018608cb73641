/** Gives every chart of the page the caption and link that go into its files. */
import { useCallback, type ReactNode } from 'react';
import { useTexts } from '../../texts';
import { FigureProvider, type FigureNote } from '../../charts/export/figure-context';
import { addressOf, captionOf } from '../state/figure-text';
import { useLabContext } from '../state/lab';
import { useShown } from '../state/shown';

export function FigureNotes({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  const { store } = useLabContext();
  const shown = useShown();
  const note = useCallback((): FigureNote => {
    const { round, remaining, recording } = shown;
    const drawn = { ...shown, left: remaining[round] ?? 1, engine: recording?.engine?.version ?? null };
    return {
      caption: captionOf(t, drawn),
      links: [addressOf(recording?.experiment ?? store.getState().experiment)],
    };
  }, [t, shown, store]);
  return <FigureProvider value={note}>{children}</FigureProvider>;
}
