/** Gives every chart of the page the caption and link that go into its files. */
import { useMemo, type ReactNode } from 'react';
import { useTexts } from '../../texts';
import { FigureProvider, type FigureParts, type FigureWords } from '../../charts/export/figure-context';
import type { ChosenInCharts } from '../../experiment/view-link';
import { fetchPart } from '../../fetched/fetch-part';
import { chosenInCharts } from '../../store/state/view';
import { addressOf, captionOf } from '../state/figure-text';
import { useLab, useLabContext } from '../state/lab';
import { useShown } from '../state/shown';
import { withTexts } from '../texts';

const loadCaption = withTexts(['share'], () => import('./figure-caption'));

export function FigureNotes({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  const { store } = useLabContext();
  const shown = useShown();
  const chosen = useLab((state) => JSON.stringify(chosenInCharts(state.view)));
  const words = useMemo((): FigureWords => {
    const { round, remaining, recording } = shown;
    const view: ChosenInCharts = JSON.parse(chosen);
    const left = remaining[round] ?? 1;
    const short = (parts?: FigureParts) => ({
      caption: captionOf(t, {
        ...shown,
        at: parts && !parts.ofRound && !parts.isMarked ? null : { round, left },
        engine: recording?.engine?.version ?? null,
      }),
      links: [addressOf(recording?.experiment ?? store.getState().experiment, view)],
    });
    if (!recording) return { short };
    return {
      short,
      async paper(parts) {
        const write = await fetchPart(loadCaption, (file) => file.figureCaption);
        return {
          caption: write(t, { ...shown, recording, left }, parts),
          links: [addressOf(recording.experiment, view)],
        };
      },
    };
  }, [t, shown, store, chosen]);
  return <FigureProvider value={words}>{children}</FigureProvider>;
}
