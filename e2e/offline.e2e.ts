import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from '@playwright/test';
import { writeServiceWorker } from '../src/offline/vite-plugin';
import { ENDLESS, expect, finished, play, progress, QUICK, test as base, verdict } from './page';
import { serve } from './serve.mjs';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
interface Site {
  /** the folder served; may be changed for another version of the app */
  root: string;
  readonly server: Server;
  /** for other versions */
  readonly folder: string;
  readonly address: string;
}

/** A server of its own for every test, which can be switched off. */
const test = base.extend<{ site: Site }>({
  // oxlint-disable-next-line no-empty-pattern
  site: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ticket-lab-'));
    const server = serve(() => site.root);
    await new Promise<void>((resolve) => void server.listen(0, resolve));
    const address = `http://localhost:${(server.address() as AddressInfo).port}/ticket-lab/`;
    const site: Site = { root: DIST, server, folder, address };
    await use(site);
    server.close();
    rmSync(folder, { recursive: true });
  },
  baseURL: ({ site }, use) => use(site.address),
});

test.use({ serviceWorkers: 'allow' });

/** Waits until everything is kept. */
const kept = (page: Page): Promise<void> =>
  expect
    .poll(
      () =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          return registration?.active?.state === 'activated' && navigator.serviceWorker.controller !== null;
        }),
      { timeout: 60_000 }, // all files of the app, on a machine that does other things, too
    )
    .toBe(true);

/** The new page tells its service worker that it runs, which then looks whether pages of another version do. */
async function tidied(page: Page, context: BrowserContext): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.postMessage({ kind: 'started' }));
  for (const worker of context.serviceWorkers()) {
    // what it does then, after it: locks, and both caches
    await worker.evaluate(async () => {
      await navigator.locks.query();
      for (const name of await caches.keys()) await (await caches.open(name)).keys();
    });
  }
}

/** A manifest with icons that are there. */
async function expectInstallable(page: Page, site: Site): Promise<void> {
  const href = await page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? '');
  const manifest = (await (await page.request.get(href)).json()) as {
    icons: { src: string; type: string }[];
    start_url: string;
  };
  expect(new URL(manifest.start_url, href).href).toBe(site.address);
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(new URL(src, href).href);
    expect([icon.status(), icon.headers()['content-type']]).toEqual([200, type]);
  }
}

/** No server at all: further off the network than a browser's offline switch. */
async function unplug({ server, address }: Site): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  await expect(fetch(address)).rejects.toThrow();
}

test('can be installed, and works without a network after the first visit: opens, trains to the end, in every part', async ({
  page,
  site,
}) => {
  await page.goto(site.address);
  await expectInstallable(page, site);
  await kept(page);
  await unplug(site);
  await page.goto(`${site.address}?again${QUICK}`);
  await expect(verdict(page)).toBeVisible();
  await play(page).click();
  await expect(finished(page)).toBeVisible();
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.reload();
  await expect(verdict(page)).toBeVisible();
  // a language that was never shown before is there too
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect(page.getByRole('button', { name: 'Teilen' })).toBeVisible();
});

/** The built app with other names for its scripts, as a change of the code gives. */
async function nextVersion({ folder }: Site): Promise<string> {
  const next = join(folder, 'next');
  cpSync(DIST, next, { recursive: true });
  const scripts = readdirSync(join(next, 'assets')).filter((name) => name.endsWith('.js'));
  const renamed = new Map(scripts.map((name) => [name, name.replace(/-[\w-]{8}\.js$/, '-NEWER_00.js')]));
  // no two scripts may get one name
  const used = new Set<string>();
  for (const [name, other] of renamed) {
    const unique = used.has(other) ? other.replace('NEWER_00', `NEWER_${String(used.size).padStart(2, '0')}`) : other;
    used.add(unique);
    renamed.set(name, unique);
    renameSync(join(next, 'assets', name), join(next, 'assets', unique));
  }
  const texts = readdirSync(next, { recursive: true, encoding: 'utf8' })
    .map((name) => join(next, name))
    .filter((path) => /\.(js|html)$/.test(path) && statSync(path).isFile());
  for (const path of texts) {
    let text = readFileSync(path, 'utf8');
    for (const [name, other] of renamed) text = text.replaceAll(name, other);
    writeFileSync(path, text);
  }
  await writeServiceWorker(next);
  return next;
}

const script = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '');
const keptFiles = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map(({ url }) => url);
  });

test(
  'a new version waits and says so; what runs goes on with the old one, until the reader reloads',
  { tag: '@nightly' },
  async ({ page, site }) => {
    const next = await nextVersion(site);
    await page.goto(site.address + ENDLESS);
    await kept(page);
    await play(page).click();
    await expect(progress(page)).toContainText(/ runs · .*trial/);
    const old = await script(page);
    site.root = next;
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    // all of its files are kept first, while a run goes on
    await expect(page.getByText('A new version is ready.')).toBeVisible({ timeout: 60_000 });
    // the old version's own files are gone from the server, and still there for this page
    expect((await fetch(old)).status).toBe(404);
    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
    await expect(page.getByText('Eine neue Version ist bereit.')).toBeVisible();
    const words = await progress(page).textContent();
    await expect(progress(page)).not.toHaveText(words ?? '');
    expect(await script(page)).toBe(old);

    await page.getByRole('button', { name: 'Neu laden' }).click();
    await expect.poll(() => script(page).catch(() => old)).toContain('NEWER');
    await expect(page.getByRole('button', { name: /^Start/ })).toBeVisible();
    await expect
      .poll(async () =>
        (await keptFiles(page)).filter((url) => url.endsWith('.js') && /assets/.test(url) && !/NEWER/.test(url)),
      )
      .toEqual([]);
  },
);

test(
  'a second page of the old version keeps its files while the first goes on to the new one',
  { tag: '@nightly' },
  async ({ page, context, site }) => {
    await page.goto(site.address);
    await kept(page);
    const second = await context.newPage();
    await second.goto(site.address);
    const old = await script(second);
    site.root = await nextVersion(site);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect.poll(() => script(page).catch(() => old)).toContain('NEWER');
    await tidied(page, context);
    await expect(second.getByText('A new version is ready.')).toBeVisible();
    expect(await script(second)).toBe(old);
    await second.goto(`${site.address}?again${QUICK}`);
    await expect(play(second)).toBeVisible();
  },
);

test('an embedded page keeps its files, too', { tag: '@nightly' }, async ({ page, context, site }) => {
  await page.goto(site.address);
  await kept(page);
  const around = await context.newPage();
  const blog = new URL('/blog', site.address).href; // of the same site, outside the app
  await around.route(blog, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe src="${site.address}?embed" width="1300" height="700"></iframe>`,
    }),
  );
  await around.goto(blog);
  const embedded = around.frameLocator('iframe');
  await expect(play(embedded)).toBeVisible();
  site.root = await nextVersion(site);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => script(page).catch(() => '')).toContain('NEWER');
  await tidied(page, context);
  // what the frame has not fetched so far
  await embedded.locator('.verdict').click();
  await around.keyboard.press('?');
  await expect(embedded.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test(
  'on plain http from another machine there is no offline use, and the page works',
  { tag: '@nightly' },
  async ({ page, site }) => {
    await page.goto(site.address.replace('localhost', 'lab.test') + QUICK);
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    await play(page).click();
    await expect(finished(page)).toBeVisible();
  },
);
