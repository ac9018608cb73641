import { type Download, expect, test as base, type FrameLocator, type Page } from '@playwright/test';

/** A few seconds of work: points in the plane, 2 → 8 → 8 → 2, three rounds. */
export const QUICK =
  '#v=1&data.set=moons&data.train=500&data.validation=200&data.test=200&network.widths=8,8&training.steps=200&training.learningRate=0.01&pruning.rounds=3&chance.trials=2';

const quickWith = (steps: number, evaluateEvery: number): string =>
  QUICK.replace('training.steps=200&', `training.steps=${steps}&training.evaluateEvery=${evaluateEvery}&`);

/** The same for long enough to break it on its way to the end: seconds. */
export const LONG = quickWith(6_000, 500);

/** Long enough to meet it in its first, second or third round. */
export const LONGER = quickWith(40_000, 1_000);

/** Does not end while a test looks: to be paused, changed and left. */
export const ENDLESS = `${quickWith(200_000, 5_000)}&engine.workers=1`;

/** Tiny: graphics are emulated in software here. */
export const TINY =
  '#v=1&data.set=moons&data.train=200&data.validation=100&data.test=100&network.widths=6&training.steps=10&training.batch=10&training.evaluateEvery=5&pruning.rounds=1&chance.trials=1';

/** For `test.use`: nobody was here before, and the page begins with its story. */
export const FIRST_VISIT = { storageState: { cookies: [], origins: [] } };

/**
 * Every test fails on an error of the page, on what its content security policy forbids and on a
 * request to another origin: the app works offline and asks nobody.
 */
export const test = base.extend<{ readonly watched: void }>({
  watched: [
    async ({ page, context, baseURL }, use) => {
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`console: ${message.text()}`);
      });
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          console.error(`content security policy: ${violatedDirective} ${blockedURI}`),
        );
        // React names what it recovered from only there
        addEventListener('error', ({ error }) => {
          if (error?.cause) console.error(`cause: ${error.cause.stack ?? error.cause}`);
        });
      });
      // also sees the requests of workers
      context.on('request', (request) => {
        const { protocol, hostname, port } = new URL(request.url());
        // names ending in .test are never anybody's; a test may call this machine so
        const here = hostname === 'localhost' || hostname.endsWith('.test');
        const own = here && port === new URL(baseURL ?? '').port;
        if (!own && protocol !== 'data:' && protocol !== 'blob:') problems.push(`request: ${request.url()}`);
      });
      await use();
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});

/** A test that expects errors on the console: missing files, killed workers. */
export const testWithTrouble = base;

/** Where the experiment stands, in words. */
export const progress = (page: Page) => page.locator('.progress-text');
/** Nothing is in training, and Play would begin. */
export const ready = (page: Page) => page.locator('.progress-text').getByText(/Play trains/);
/** Shows every row of the form. */
export const allSettings = (page: Page) =>
  page.getByRole('button', { name: /^(All settings|Alle Einstellungen)$/ }).click();
/** A button of the bar; a phone's stand in a menu, which is opened. */
export const barButton = async (page: Page, name: string | RegExp) => {
  await expect(page.locator('.transport')).toBeVisible();
  const menu = page.locator('.menu-button');
  if (await menu.isVisible()) await menu.click();
  return page.getByRole('button', { name, exact: true });
};
export const play = (page: Page | FrameLocator) => page.getByRole('button', { name: /^Play/ });
export const pause = (page: Page) => page.getByRole('button', { name: 'Pause' });
export const finished = (page: Page) => page.getByText(/^Finished: \d+ training runs/);
export const verdict = (page: Page) => page.locator('.verdict');

/**
 * Waits in the page itself until the progress says this: rounds pass faster than a test can ask. What is to be pressed
 * then is pressed there and then, before the next one begins.
 */
export const reaches = (page: Page, words: RegExp, pressed: 'nothing' | 'pause' = 'nothing'): Promise<void> =>
  page.evaluate(
    ([source, button]) =>
      new Promise<void>((resolve, reject) => {
        let ended: number | null = null;
        const look = (): void => {
          const text = document.querySelector('.progress-text')?.textContent ?? '';
          if (!new RegExp(source).test(text)) {
            // a moment of what was there before the press; after that it is missed for good
            ended = /^(Finished|Fertig)/.test(text) ? (ended ?? performance.now()) : null;
            if (ended !== null && performance.now() - ended > 5_000) reject(new Error(`Never said ${source}: ${text}`));
            else requestAnimationFrame(look);
            return;
          }
          document.querySelector<HTMLElement>(button)?.click();
          resolve();
        };
        look();
      }),
    [words.source, pressed === 'pause' ? '.transport .primary' : 'none'] as const,
  );

/**
 * Opens a link and trains its experiment to the end, whatever the language; `more` is added to the link then. What takes
 * a second is sooner trained than found where another page has left it.
 */
export async function openTrained(page: Page, link: string, more = ''): Promise<void> {
  await page.goto(link);
  await page.locator('.transport .primary').click();
  await expect(progress(page)).toHaveText(/^(Finished|Fertig): \d+ /, { timeout: 60_000 });
  if (more !== '') await page.goto(link + more);
}

/** What a press lets the browser save. */
export const saved = async (page: Page, press: () => Promise<void>): Promise<Download> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return download;
};

/**
 * Waits until nothing on the page has changed for so many milliseconds and five frames: drawing lags behind the
 * numbers, and frames come late where a machine is busy.
 */
export const settled = (page: Page, quiet = 100): Promise<void> =>
  page.evaluate(
    (least) =>
      new Promise<void>((resolve) => {
        let [since, frames] = [performance.now(), 0];
        const observer = new MutationObserver(() => {
          [since, frames] = [performance.now(), 0];
        });
        const look = (): void => {
          if (performance.now() - since < least || frames < 5) {
            frames += 1;
            requestAnimationFrame(look);
            return;
          }
          observer.disconnect();
          resolve();
        };
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        requestAnimationFrame(look);
      }),
    quiet,
  );

export { expect };
