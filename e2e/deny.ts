/** A browser that lets a page store nothing, as one with site data blocked: page and workers. */
import type { BrowserContext } from '@playwright/test';

/**
 * Storage, caches, channels and locks refuse: they are there, and throw or reject. As text, for it runs
 * in pages and in workers.
 */
const REFUSE = `(() => {
  const refuse = () => { throw new DOMException('The request was denied.', 'SecurityError'); };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    if (name in globalThis) Object.defineProperty(globalThis, name, { configurable: true, get: refuse });
  globalThis.BroadcastChannel = refuse;
  if (navigator.locks) navigator.locks.request = async () => refuse();
  if (navigator.storage) navigator.storage.estimate = navigator.storage.persist = async () => refuse();
})();`;

/** What a page gets when it asks for storage: names of errors, all the same. */
export const DENIED = `(() => { const opened = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('asked');
  request.onsuccess = resolve;
  request.onerror = () => reject(request.error);
}); return Promise.all([
  () => localStorage, () => sessionStorage, () => opened(), () => navigator.locks.request('a', () => 1),
].map(async (ask) => { try { await ask(); return 'given'; } catch ({ name }) { return name; } })); })()`;

export async function deny(context: BrowserContext): Promise<void> {
  await context.addInitScript(REFUSE);
  await context.route(/worker.*\.js$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: REFUSE + (await answer.text()) });
  });
}
