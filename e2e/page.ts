import { expect, test as base, type FrameLocator, type Page } from '@playwright/test';

/** A few seconds of work: points in the plane, 2 → 8 → 8 → 2, three rounds. */
export const QUICK =
  '#v=1&data.set=moons&data.train=500&data.validation=200&data.test=200&network.widths=8,8&training.steps=200&training.learningRate=0.01&pruning.rounds=3&chance.trials=2';

const quickWith = (steps: number, evaluateEvery: number): string =>
  QUICK.replace('training.steps=200&', `training.steps=${steps}&training.evaluateEvery=${evaluateEvery}&`);

/** The same for long enough to break it on its way to the end: seconds. */
export const LONG = quickWith(6_000, 500);

/** Long enough to meet it in its first, second or third round. */
export const LONGER = quickWith(30_000, 1_000);

/** Does not end while a test looks: to be paused, changed and left. */
export const ENDLESS = quickWith(200_000, 5_000);

/** Tiny: graphics are emulated in software here. */
export const TINY =
  '#v=1&data.set=moons&data.train=200&data.validation=100&data.test=100&network.widths=6&training.steps=10&training.batch=10&training.evaluateEvery=5&pruning.rounds=1&chance.trials=1';

/**
 * Every test fails on an error of the page, on what its content security policy forbids and on a
 * request to another origin: the app works offline and asks nobody.
 */
export const test = base.extend<{ watched: void }>({
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
export const play = (page: Page | FrameLocator) => page.getByRole('button', { name: /^Play/ });
export const pause = (page: Page) => page.getByRole('button', { name: 'Pause' });
export const finished = (page: Page) => page.getByText(/^Finished: \d+ training runs/);
export const verdict = (page: Page) => page.locator('.verdict');

export { expect };
