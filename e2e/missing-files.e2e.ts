import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { ENDLESS, expect, pause, play, progress, TINY, finished, testWithTrouble as test } from './page';
import { serve } from './serve.mjs';

/** Names of files that do not come. */
type Blocked = Set<string>;

/** Files of the app by their name without the hash. */
async function block(page: Page, ...names: readonly string[]): Promise<Blocked> {
  const blocked: Blocked = new Set(names);
  await page.route(/\/assets\/[^/]+-[\w-]{8}\.\w+(\?.*)?$/, (route) => {
    const name = /\/assets\/([^/]+)-[\w-]{8}(\.\w+)/.exec(route.request().url());
    const isBlocked = name !== null && (blocked.has(name[1]) || blocked.has(name[1] + name[2])); // both kinds, or one
    return isBlocked ? route.abort() : route.continue();
  });
  return blocked;
}

/** A server of the app that has lost these files: what workers of workers ask for passes every route by. */
async function serverWithout(blocked: Blocked): Promise<{ address: string; close(): void }> {
  const app = serve();
  const server = createServer((request, response) => {
    const name = /\/assets\/([^/]+)-[\w-]{8}\.\w+/.exec(request.url ?? '')?.[1];
    if (name !== undefined && blocked.has(name)) response.writeHead(404).end('Not found');
    else app.emit('request', request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, () => resolve()));
  const { port } = server.address() as AddressInfo;
  return { address: `http://localhost:${port}/ticket-lab/`, close: () => void server.close() };
}

const missing = (page: Page) => page.getByRole('alert').filter({ hasText: 'could not be fetched' });
const again = (page: Page) => missing(page).getByRole('button', { name: 'Again' }).first();
const close = (page: Page) => page.keyboard.press('Escape');

const drop = (page: Page) =>
  page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{}'], 'notes.txt'));
    document
      .querySelector('main')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });

/** What asks for each part of the page that is fetched later, and shows that it is there. */
const PARTS: Readonly<
  Record<
    string,
    {
      ask(page: Page): Promise<unknown>;
      there(page: Page): ReturnType<Page['locator']>;
      leave?(page: Page): Promise<unknown>;
    }
  >
> = {
  // one file with the list of lessons
  'lesson-panel': {
    ask: (page) => page.getByRole('button', { name: 'Lessons' }).click(),
    there: (page) => page.getByRole('button', { name: /What pruning is/ }),
    leave: close,
  },
  // its texts are those of the list of panels, too
  lecture: {
    ask: (page) => page.keyboard.press('l'),
    there: (page) => page.locator('.lecture-count'),
    leave: (page) => page.keyboard.press('l'),
  },
  'panel-list': {
    ask: (page) => page.keyboard.press('m'),
    there: (page) => page.locator('.panel-list'),
    leave: close,
  },
  'share-dialog': {
    ask: (page) => page.getByRole('button', { name: 'Share' }).click(),
    there: (page) => page.locator('.share-tabs'),
    leave: close,
  },
  'keys-dialog': {
    ask: (page) => page.keyboard.press('?'),
    there: (page) => page.locator('.key-list').first(),
    leave: close,
  },
  'library-window': {
    ask: (page) => page.getByRole('button', { name: 'Gallery' }).click(),
    there: (page) => page.locator('.library-tabs'),
    leave: close,
  },
  'save-menu': {
    ask: (page) => page.getByRole('button', { name: /^Save/ }).first().click(),
    there: (page) => page.getByRole('menu'),
    leave: close,
  },
  dropped: { ask: drop, there: (page) => page.getByText(/notes.txt could not be opened/) },
  de: {
    async ask(page) {
      await page.getByRole('button', { name: /^Theme/ }).click();
      await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
    },
    there: (page) => page.getByRole('tab', { name: 'Gewichte', exact: true }),
    async leave(page) {
      await page.getByRole('button', { name: /^Farben/ }).click();
      await page.getByRole('menuitemradio', { name: 'English' }).click();
    },
  },
};

/** Asks for a part that does not come, reads so in its place, and asks again. */
async function tryAgain(page: Page, blocked: Blocked, name: string): Promise<void> {
  const { ask, there, leave } = PARTS[name];
  await ask(page);
  await expect(missing(page), name).toContainText(name);
  if (name === 'keys-dialog') {
    await again(page).click();
    await expect(missing(page)).toContainText('not arrive this time either');
  }
  blocked.delete(name);
  await again(page).click();
  await expect(there(page), name).toBeVisible();
  await leave?.(page);
}

test('a part of the page that does not come says so in its place, and comes again; training goes on; without the worker that keeps runs they are trained, and the page says that they are not kept', async ({
  page,
}) => {
  // scripts and their style sheets
  const blocked = await block(page, 'experiment-panel', 'panels', 'keys-dialog', 'history.worker');
  await page.goto(ENDLESS);
  await expect(missing(page)).toHaveCount(2);
  await play(page).click();
  for (const panel of ['experiment-panel', 'panels']) {
    await expect(missing(page).filter({ hasText: panel })).toContainText(
      'a new version of this page has been published',
    );
    blocked.delete(panel);
    await missing(page).filter({ hasText: panel }).getByRole('button', { name: 'Again' }).click();
    await expect(missing(page).filter({ hasText: panel })).toBeHidden();
  }
  await expect(progress(page)).toContainText(/ runs · .*trial/);
  await pause(page).click();
  await tryAgain(page, blocked, 'keys-dialog');

  await page.goto(TINY);
  await play(page).click();
  await expect(finished(page)).toBeVisible();
  await expect(page.getByText(/The script that keeps runs did not arrive/)).toBeVisible();
  await page.getByRole('button', { name: 'Gallery' }).click();
  await page.getByRole('tab', { name: 'Your runs' }).click();
  await expect(page.getByRole('dialog')).toContainText('history.worker.js could not be fetched.');
  blocked.clear();
  await page.getByRole('button', { name: 'Read them again' }).click();
  await expect(page.getByText('No run is kept yet.')).toBeVisible();
});

test('every part that does not come says so in its place, and comes again', { tag: '@nightly' }, async ({ page }) => {
  const blocked = await block(page, ...Object.keys(PARTS));
  await page.goto(ENDLESS);
  await expect(play(page)).toBeVisible();
  for (const name of Object.keys(PARTS)) await tryAgain(page, blocked, name);
  blocked.add('lesson-panel');
  await page.goto(`${ENDLESS}&lesson=pruning/1`);
  await page.reload();
  await expect(missing(page)).toContainText('lesson-panel');
  blocked.delete('lesson-panel');
  blocked.add('en'); // the texts of lessons
  await page.reload();
  await expect(missing(page)).toContainText(/\ben-/);
  blocked.clear();
  await again(page).click();
  await expect(page.getByRole('region', { name: 'Lesson', exact: true })).toBeVisible();
});

test('every part that the page fetches later is tried above, or has its reason here', () => {
  const folder = new URL('../dist/assets/', import.meta.url);
  const script = readdirSync(folder).find((name) => /^index-.*\.js$/.test(name)) ?? '';
  const later = [...readFileSync(new URL(script, folder), 'utf8').matchAll(/import\([`'"]\.\/(.+?)-[\w-]{8}\.js/g)].map(
    ([, name]) => name,
  );
  const known = [
    ...Object.keys(PARTS),
    'experiment-panel',
    'panels',
    // an entrance to it
    ...readdirSync(new URL('../src/ui/panels/', import.meta.url), { recursive: true }).map((file) =>
      String(file).replace(/^.*\/|\.tsx$/g, ''),
    ),
    'lesson-list', // an entrance to lesson-panel
    'en', // the texts of lessons, tried with lesson-panel
    'recorded-note',
    'entry-text', // the round that a title speaks of: without it a recorded run is shown at the one that validation chooses
    'file-form', // reads a recording: said as where that does not come
    'presenter',
    'missing-files',
    'embed-bridge', // the same as a panel
    'figure-caption', // of a file that is saved: its menu says so
    'show-stored', // a kept run is not brought to the front after a reload: Play finds it
    'register',
    'left-behind', // offline use, a page left early: nothing on screen
  ];
  expect(later.length).toBeGreaterThan(10);
  expect(later.filter((name) => !known.includes(name))).toEqual([]);
});

test('a worker whose script does not come is named at once; Play tries again', async ({ page }) => {
  const blocked: Blocked = new Set(['coordinator.worker']);
  const { address, close: end } = await serverWithout(blocked);
  await page.goto(address + TINY);
  const note = page.getByRole('alert').filter({ hasText: 'could not be fetched' });
  await expect(note).toContainText('coordinator.worker.js', { timeout: 5_000 });
  await play(page).click();
  await expect(progress(page)).toContainText('Stopped by an error', { timeout: 5_000 });
  await expect(note).toContainText('Press Play to try again, or reload the page');
  for (const file of ['trainer.worker', 'trainer', 'simd']) {
    blocked.clear();
    blocked.add(file);
    await play(page).click();
    await expect(note).toContainText(`${file}`, { timeout: 5_000 });
    await expect(progress(page)).toContainText('Stopped by an error');
  }
  blocked.clear();
  await play(page).click();
  await expect(finished(page)).toBeVisible();
  await expect(note).toBeHidden();
  end();
});

test('a start-up that does not come says why', { tag: '@nightly' }, async ({ page }) => {
  const note = page.locator('#start-note');
  const blocked = await block(page, 'index.js');
  await page.goto('');
  await expect(note).toContainText('This page could not start.');
  await expect(note).toContainText(/index-.*\.js could not be fetched/);
  blocked.clear();
  await note.getByRole('button', { name: 'Reload' }).click();
  await expect(play(page)).toBeVisible();
  await expect(note).toBeHidden();
  // its style sheet comes with the second try, or the page says that it is bare
  blocked.add('index.css');
  await page.reload();
  await expect(note).toContainText('looks bare');
  await expect(play(page)).toBeVisible();
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });
  test(
    'a slow script is waited for in words; a page opened from a disk says what it needs',
    { tag: '@nightly' },
    async ({ page }) => {
      await page.clock.install();
      let go = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        go = resolve;
      });
      await page.route(/\/assets\/index-.*\.js/, async (route) => {
        await held;
        await route.continue();
      });
      await page.goto('', { waitUntil: 'commit' });
      await expect(page.locator('.skeleton')).toBeVisible();
      await page.clock.runFor(10_000);
      await expect(page.locator('#start-note')).toContainText('Wird noch geladen');
      go();
      await expect(page.locator('.verdict')).toBeVisible();
      await expect(page.locator('#start-note')).toBeHidden();
      await page.goto(new URL('../dist/index.html', import.meta.url).href);
      await expect(page.locator('#start-note')).toContainText('von einem Datenträger geöffnet');
    },
  );
});
