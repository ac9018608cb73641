/**
 * Keeps the whole app for use without a network. One version at a time: a new one is fetched beside
 * the old, waits until the reader reloads, and files of the old one stay while a page still runs it.
 */
import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import type { Plan } from './precache';
import { isFromPage, PAGE_LOCK } from './messages';

declare const self: ServiceWorkerGlobalScope;
/** put in by the build, see vite-plugin.ts */
declare const BUILT_FILES: Plan;

const { scope } = self.registration;
// other apps may live on the same host, below other paths
const APP_CACHE = `ticket-lab app ${scope}`;
const LATER_CACHE = `ticket-lab later ${scope}`;

const controller = new PrecacheController({ cacheName: APP_CACHE });
controller.addToCacheList([...BUILT_FILES.atOnce]);

/** Where a file that is fetched when used is kept: address and version. */
const later = new Map(
  BUILT_FILES.onDemand.map(({ url, revision }) => {
    const address = new URL(url, scope).href;
    return [address, revision === null ? address : `${address}?version=${encodeURIComponent(revision)}`];
  }),
);

self.addEventListener('install', (event) => void controller.install(event));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  if (!isFromPage(event.data)) return;
  switch (event.data.kind) {
    case 'activate':
      void self.skipWaiting();
      return;
    case 'started':
      event.waitUntil(tidy());
      return;
    default:
      event.data.kind satisfies never;
  }
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(scope))
    event.respondWith(answer(request).catch(() => fetch(request)));
});

/** @throws where the browser has taken the caches away; then the network is asked */
async function answer(request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname + (pathname.endsWith('/') ? 'index.html' : '');
  const app = await caches.open(APP_CACHE);
  // what this version has, else what a page of the version before still asks for
  const kept = await app.match(controller.getCacheKeyForURL(address) ?? address);
  if (kept) return kept;
  const place = later.get(address);
  if (place === undefined) return fetch(request);
  const store = await caches.open(LATER_CACHE);
  const found = await store.match(place);
  if (found) return found;
  const fresh = await fetch(request);
  if (fresh.ok) {
    // without room the file is only not kept
    await store.put(place, fresh.clone()).catch(() => undefined);
  }
  return fresh;
}

/** Deletes files of other versions, once no page runs one of those any more. */
async function tidy(): Promise<void> {
  const { held = [] } = await self.navigator.locks.query();
  const scripts = held.flatMap(({ name = '' }) =>
    name.startsWith(PAGE_LOCK + scope) ? [name.slice(PAGE_LOCK.length)] : [],
  );
  if (scripts.some((script) => controller.getCacheKeyForURL(script) === undefined)) return;
  await keepOnly(APP_CACHE, new Set(controller.getURLsToCacheKeys().values()));
  await keepOnly(LATER_CACHE, new Set(later.values()));
}

async function keepOnly(name: string, wanted: ReadonlySet<string>): Promise<void> {
  const cache = await caches.open(name);
  const old = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(old.map((request) => cache.delete(request)));
}
