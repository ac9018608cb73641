/** Gives every chart the caption and link that go into its files. */
import { useCallback, type ReactNode } from 'react';
import { useTexts } from '../../texts';
import { FigureProvider, type FigureNote } from '../../charts/export/figure-context';
import { isKernel, sizeOf } from '../../lottery/parameters';
import { integer, percent } from '../kit/format';
import { useLabContext } from '../state/lab';
import { networkText } from '../state/network-text';
import { useShown } from '../state/shown';
import { linkOf } from './links';

export function FigureNotes({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  const { store } = useLabContext();
  const shown = useShown();
  const note = useCallback((): FigureNote => {
    const { experiment, network, round, remaining, isLive, recording } = shown;
    return {
      caption: t('export.caption', {
        data: t(`settings.data.set.choices.${experiment.data.set}`),
        network: networkText(t, experiment.network, network),
        weights: integer(network.parameters.filter(isKernel).reduce((sum, { shape }) => sum + sizeOf(shape), 0)),
        count: experiment.chance.trials,
        round,
        left: percent(remaining[round] ?? 1),
        source: t(`export.source.${isLive ? 'live' : 'recorded'}`),
        engine: recording?.engine?.version ?? '–',
      }),
      link: linkOf(window.location.href, recording?.experiment ?? store.getState().experiment, null, null),
    };
  }, [t, shown, store]);
  return <FigureProvider value={note}>{children}</FigureProvider>;
}
