import type { Page, Route } from '@playwright/test';
import { expect, finished, LONGER, play, progress, QUICK, reaches, settled, test, verdict } from './page';

/** Holds the worker back that looks for stored runs, once. @returns lets it come */
async function holdWorker(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const hold = async (route: Route): Promise<void> => {
    await released;
    await route.continue();
  };
  await page.route('**/coordinator.worker*.js', hold, { times: 1 });
  return release;
}

const source = (page: Page) => page.locator('.small-print .source');

test('a page that is loaded again shows what it has trained, and goes on with Play', async ({ page }) => {
  test.slow(); // trains to its end, and is loaded four times
  await page.goto(LONGER);
  await play(page).click();
  await reaches(page, /round [1-3],/, 'pause'); // else it may reach the end before the page is left
  await expect(progress(page)).toHaveText(/^Paused/);
  const letWorker = await holdWorker(page);
  await page.reload();
  await expect(progress(page)).toHaveText('Looking for stored runs …');
  letWorker();
  await expect(progress(page)).toHaveText(/^Interrupted at \d+ of \d+ runs, kept in this browser: Play goes on$/);
  await expect(source(page)).toHaveText('trained here');
  await expect(page.getByText('recorded run')).toHaveCount(0);
  const share = page.getByRole('progressbar', { name: 'Training steps done' });
  await expect(share).not.toHaveAttribute('aria-valuenow', '0');

  await play(page).click();
  await expect(finished(page)).toBeVisible({ timeout: 60_000 });
  await settled(page, 500); // drawing lags behind the numbers
  const words = await verdict(page).textContent();
  const fingerprint = async (): Promise<string | null> => {
    await page.locator('.engine-badge').click();
    const digits = await page.locator('.fingerprint').textContent();
    await page.keyboard.press('Escape');
    return digits;
  };
  const digits = await fingerprint();
  // who does not wait until they are found loses no press, and nothing is trained again
  const letIt = await holdWorker(page);
  await page.reload();
  await expect(progress(page)).toHaveText('Looking for stored runs …');
  await page.keyboard.press('Space');
  await expect(progress(page)).toHaveText(/^Preparing/);
  letIt();
  await expect(progress(page)).toHaveText(/^Finished: (\d+) training runs, \1 of them re-used$/);
  await expect(verdict(page)).toHaveText(words ?? '');
  expect(await fingerprint()).toBe(digits);
  await expect(play(page)).toBeDisabled(); // there is nothing to train
  // a change is one, and what was trained is not said of it
  await page.getByRole('textbox', { name: /^Rate per round/ }).fill('50');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your settings differ from this run')).toBeVisible();
  await expect(progress(page)).toHaveText(/^Settings differ from what is shown: Play trains them, \d+\sruns$/);
  // the full networks are the same whatever is pruned: they are there, and nothing was interrupted
  await page.reload();
  await expect(progress(page)).toHaveText(
    /^2 of \d+ runs are already there, shared with another experiment: Play trains the rest$/,
  );
  // forgotten when asked for
  await page.getByRole('button', { name: /^Reset/ }).click();
  await page.reload();
  await expect(page.getByRole('textbox', { name: /^Rate per round/ })).toBeVisible();
  await expect(progress(page)).toHaveText(/^(Ready|Settings differ).*Play trains/);
});

test(
  'a clicker alone leaves a lecture and comes back; a reload in it keeps its results',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto(`${QUICK}&lecture=verdict`);
    await expect(verdict(page)).toBeVisible();
    // no test's F5 gets to the browser: would it be left to it?
    const press = async (key: string): Promise<boolean> => {
      // asked when all have heard of it, in whichever order
      const heard = await page.evaluateHandle(() => ({
        reloads: new Promise<boolean>((resolve) => {
          addEventListener('keydown', (event) => setTimeout(() => resolve(!event.defaultPrevented)), { once: true });
        }),
      }));
      await page.keyboard.press(key);
      return heard.evaluate(({ reloads }) => reloads);
    };
    expect(await press('F5')).toBe(false); // the show has begun already
    await page.keyboard.press('Space');
    await expect(progress(page)).toHaveText(/^Finished/);
    await expect(verdict(page)).toContainText('2 trials · '); // numbers first, words after them
    const words = await verdict(page).textContent();
    await page.keyboard.press('Escape');
    await expect(page.locator('.lecture')).toBeHidden();
    expect(await press('F5')).toBe(false);
    await expect(page.locator('.lecture')).toBeVisible();
    await expect(verdict(page)).toHaveText(words ?? '');
    await page.keyboard.press('Escape');
    await expect(page.locator('.lecture')).toBeHidden();
    await page.keyboard.press('Shift+F5');
    await expect(page.locator('.lecture')).toBeVisible();
    await expect(page).toHaveURL(/lecture=/);
    await expect(progress(page)).toHaveText(/^Finished: \d+ training runs$/); // nothing was loaded again
    await page.reload();
    await expect(page.locator('.lecture')).toBeVisible();
    await expect(progress(page)).toHaveText(/^Finished: (\d+) training runs, \1 of them re-used$/);
    await expect(verdict(page)).toHaveText(words ?? '');
    await page.keyboard.press('Escape');
    await page
      .locator('main')
      .first()
      .click({ position: { x: 5, y: 5 } }); // the lecture is over
    expect(await press('F5')).toBe(true);
  },
);
