/** A kept run in words. */
import i18next from 'i18next';
import type { Translate } from '../../texts';
import { readLink } from '../../experiment/link';
import type { RunSummary } from '../../formats/summary';
import { settingPercent } from '../kit/format';
import { networkText } from '../state/network-text';

/** "Strokes, 300–100, Adam, 35 % × 8": what the settings of a link are about. */
export function aboutRun(t: Translate, link: string): string {
  const { data, network, training, pruning } = readLink(link).experiment;
  return t('history.about', {
    set: t(`settings.data.set.choices.${data.set}`),
    network: networkText(t, network),
    optimizer: t(`settings.training.optimizer.choices.${training.optimizer}`),
    rate: settingPercent(pruning.rate),
    rounds: pruning.rounds,
  });
}

export const nameOfRun = (t: Translate, run: Pick<RunSummary, 'name' | 'link'>): string =>
  run.name || aboutRun(t, run.link);

/** Formats are kept: making one costs more than using it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Date and time of the day, in the language of the texts. */
export function dateText(when: number): string {
  const language = i18next.language ?? 'en';
  const known = formats.get(language);
  const used = known ?? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  if (!known) formats.set(language, used);
  return used.format(when);
}
