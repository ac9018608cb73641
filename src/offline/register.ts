/** The page's end of its service worker: makes the app usable offline, and tells of new versions. */
import type { FromPage } from './messages';

/** Between two looks for a new version, in ms; each is one small request. */
const LOOK_EVERY = 3_600_000;

/**
 * Does nothing where there are no service workers: on plain http from another machine, in some
 * private windows.
 * @param ready a new version waits; its argument reloads the page with it
 */
export async function keepOffline(ready: (reload: () => void) => void): Promise<void> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!container) return;
  let controlled = container.controller !== null;
  let reloads = false;
  const reload = (): void => window.location.reload();
  container.addEventListener('controllerchange', () => {
    if (reloads) reload();
    else if (controlled) ready(reload); // another tab has gone on to the new version
    controlled = true;
  });

  const registration = await container.register('./service-worker.js', { updateViaCache: 'none' });
  const offer = (worker: ServiceWorker): void =>
    ready(() => {
      reloads = true;
      if (worker.state === 'installed') worker.postMessage({ kind: 'activate' } satisfies FromPage);
      else reload();
    });
  if (registration.waiting && controlled) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      // the first one of all has nothing to replace
      if (worker.state === 'installed' && controlled) offer(worker);
    });
  });
  registration.active?.postMessage({ kind: 'started' } satisfies FromPage);

  let looked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || performance.now() - looked < LOOK_EVERY) return;
    looked = performance.now();
    registration.update().catch(() => undefined); // offline
  });
}
