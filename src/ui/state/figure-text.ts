/** What a figure says of what is drawn in it, and the address that shows it. */
import type { Translate } from '../../texts';
import { writePageLink } from '../../experiment/link';
import type { Experiment } from '../../experiment/schema';
import { defaultView, type ChosenInCharts } from '../../experiment/view-link';
import { isKernel, sizeOf } from '../../lottery/parameters';
import type { Network } from '../../models/network';
import { integer, percent } from '../kit/format';
import { networkText } from './network-text';
import { pageLink } from './page-link';

export interface Drawn {
  readonly experiment: Experiment;
  readonly network: Network;
  /** the one that is shown, and P_m at it, 0 … 1; null: all are */
  readonly at: { readonly round: number; readonly left: number } | null;
  readonly isLive: boolean;
  /** its version; null: nothing is trained */
  readonly engine: string | null;
}

export const captionOf = (t: Translate, { experiment, network, at, isLive, engine }: Drawn): string =>
  t('export.caption', {
    data: t(`settings.data.set.choices.${experiment.data.set}`),
    network: networkText(t, experiment.network, network),
    weights: integer(network.parameters.filter(isKernel).reduce((sum, { shape }) => sum + sizeOf(shape), 0)),
    count: experiment.chance.trials,
    at: at ? t('export.at', { round: at.round, left: percent(at.left) }) : '',
    source: t(`export.source.${isLive ? 'live' : 'recorded'}`),
    engine: engine ?? '–',
  });

/** The experiment on this page, with what of the view decides what a chart shows. */
export const addressOf = (experiment: Experiment, view: Partial<ChosenInCharts> = {}): string =>
  pageLink(window.location.href, writePageLink(experiment, { ...defaultView, ...view }));
