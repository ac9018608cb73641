/** What a browser may refuse a page: storage, locks, channels; workers, in frames without an origin. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { deny, DENIED } from './deny';
import {
  allSettings,
  expect,
  finished,
  play,
  QUICK,
  test as watchedTest,
  testWithTrouble as test,
  verdict,
} from './page';
import { serve } from './serve.mjs';

watchedTest(
  'where the browser lets a page store nothing it trains in memory, and says once what it cannot keep',
  async ({ page, context }) => {
    await deny(context);
    await page.goto(QUICK);
    expect(await page.evaluate(DENIED)).toEqual(['SecurityError', 'SecurityError', 'SecurityError', 'SecurityError']);
    await play(page).click();
    await expect(page.getByText(/^This browser lets the page store nothing/)).toHaveCount(1);
    await expect(finished(page)).toBeVisible();
    await expect(verdict(page)).toContainText('trained here');
    await page.locator('.banner').getByRole('button', { name: 'Close this note' }).click();
    await page.getByRole('button', { name: 'Gallery', exact: true }).click();
    await page.getByRole('tab', { name: 'Your runs' }).click();
    await expect(page.locator('.run-line')).toHaveCount(1);
    await expect(page.getByText('runs are listed here until the page is closed')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Reset/ }).click();
    await play(page).click();
    await expect(finished(page)).toBeVisible();
    await expect(page.getByText(/^This browser lets the page store nothing/)).toHaveCount(0);
  },
);

watchedTest(
  'site data cleared while the page is open: the run on screen is kept anew, and the next one too',
  { tag: '@nightly' },
  async ({ page }) => {
    await page.goto(QUICK);
    await play(page).click();
    await expect(finished(page)).toBeVisible();
    const runs = page.locator('.run-line');
    const list = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Gallery', exact: true }).click();
      await page.getByRole('tab', { name: 'Your runs' }).click();
    };
    await list();
    await expect(runs).toHaveCount(1); // it is kept by now
    await page.keyboard.press('Escape');
    const { origin } = new URL(page.url());
    await (
      await page.context().newCDPSession(page)
    ).send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await allSettings(page);
    const noise = page.getByRole('textbox', { name: /^Noise/ });
    await noise.fill('0.3');
    await noise.press('Enter');
    await play(page).click();
    await expect(finished(page)).toBeVisible();
    await page.reload();
    await list();
    await expect(runs).toHaveCount(2);
  },
);

/** The page in a frame with a sandbox, and what the page around hears. */
async function inSandbox(
  page: Page,
  headers: Record<string, string>,
): Promise<{ readonly server: Server; heard(): Promise<unknown[]> }> {
  const server = serve(undefined, () => headers);
  await new Promise<void>((resolve) => void server.listen(0, resolve));
  const app = `http://localhost:${(server.address() as AddressInfo).port}/ticket-lab/`;
  await page.addInitScript(() => {
    if (window.parent !== window) return;
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.addEventListener('message', ({ data }) => heard.push(data));
  });
  await page.route('**/around.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe sandbox="allow-scripts" src="${app}?embed" width="1300" height="700"></iframe>`,
    }),
  );
  await page.goto(new URL('around.html', app).href);
  return { server, heard: () => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard) };
}

test(
  'a frame without an origin shows the recorded run and says why it cannot train',
  { tag: '@nightly' },
  async ({ page }) => {
    const { server, heard } = await inSandbox(page, { 'access-control-allow-origin': '*' });
    const message = 'The sandbox of this frame lacks allow-same-origin; without it browsers start no workers.';
    await expect
      .poll(heard)
      .toEqual([
        expect.objectContaining({ type: 'ready', source: 'recorded' }),
        { ticketLab: 1, type: 'error', message },
      ]);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('.verdict')).toContainText('recorded run');
    await expect(frame.getByRole('figure', { name: /^Test accuracy/ })).toBeVisible();
    await page.evaluate(() =>
      document.querySelector('iframe')?.contentWindow?.postMessage({ ticketLab: 1, type: 'play', id: 9 }, '*'),
    );
    await expect.poll(heard).toContainEqual({ ticketLab: 1, type: 'error', id: 9, message });
    await expect(frame.getByRole('alert')).toHaveCount(0);
    await play(frame).click();
    await expect(frame.getByRole('alert')).toContainText('This page cannot train where it is.');
    await expect(frame.locator('.verdict')).toContainText('recorded run');
    server.close();
  },
);

test(
  'where its scripts may not be read from there either, one sentence stands in its place',
  { tag: '@nightly' },
  async ({ page }) => {
    const { server, heard } = await inSandbox(page, {});
    await expect
      .poll(heard)
      .toEqual([{ ticketLab: 1, type: 'error', message: expect.stringContaining('lacks allow-same-origin') }]);
    await expect(page.frameLocator('iframe').getByRole('alert')).toContainText('This page cannot start in this frame.');
    server.close();
  },
);
