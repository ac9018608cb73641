/** What a page says to its service worker. */
export interface FromPage {
  /** 'activate': the reader wants the new version; 'started': a page has started, old files may go */
  readonly kind: 'activate' | 'started';
}

export const isFromPage = (data: unknown): data is FromPage =>
  typeof data === 'object' && data !== null && 'kind' in data && (data.kind === 'activate' || data.kind === 'started');

/** Every page holds a lock of this name and its script's address: so it is known which versions run. */
export const PAGE_LOCK = 'ticket-lab page ';
