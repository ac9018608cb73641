/** The addresses that leave the page. */
import { escapeMarkup } from '../../charts/export/markup';
import { writePageLink } from '../../experiment/link';
import { withResults } from '../../experiment/results-link';
import type { Experiment } from '../../experiment/schema';
import { defaultView, type LinkedView } from '../../experiment/view-link';
import { pageLink } from '../state/page-link';

/**
 * @param address of this page
 * @param view null: the experiment alone
 * @param fingerprint of the results; null: without
 */
export const linkOf = (
  address: string,
  experiment: Experiment,
  view: LinkedView | null,
  fingerprint: string | null,
): string => pageLink(address, withResults(writePageLink(experiment, view ?? defaultView), fingerprint));

/** The same page for a frame: it reads `?embed`, and behind it whom it listens to. */
export function embedded(link: string): string {
  const url = new URL(link);
  url.search = '?embed';
  return url.href;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

/**
 * What the page needs of a frame: workers and storage are given to an origin of its own only, figures are
 * saved as downloads, and the way to the full page opens a tab that is not in the sandbox.
 */
const SANDBOX = 'allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox';

/** HTML that shows the page inside another one. */
export function iframeOf(link: string, title: string, { width, height }: Frame): string {
  return `<iframe src="${escapeMarkup(link)}" title="${escapeMarkup(title)}" width="${width}" height="${height}" style="border: 0; max-width: 100%" loading="lazy" sandbox="${SANDBOX}" allow="fullscreen; clipboard-write"></iframe>`;
}
