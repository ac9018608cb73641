/** The page and the command line, built with the files of fakes/ beside those of src: what was added is there. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { allSettings, expect, play, progress, QUICK, testWithTrouble as test } from './page';
import { serve } from './serve.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = `${ROOT}dist-fakes`;
const FAKES = `${QUICK.replace('moons', 'stripes')}&network.architecture=doubled&network.initializer=lecun-normal&pruning.criterion=relative-change&compare.arms=constant,signs-rewound`;

test('the page shows, trains and links what was added', { tag: '@nightly' }, async ({ page, baseURL }) => {
  await build({ root: ROOT, mode: 'fakes', logLevel: 'error' });
  const server = serve(() => DIST).listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const to = (path: string): string => new URL(path, baseURL).href.replace(/:\d+/, `:${address.port}`);
  await page.goto(to(FAKES));
  await play(page).click();
  await expect(progress(page)).toContainText('Finished');
  await expect(page.locator('.finished-runs')).toContainText('20 networks');
  await expect(page.getByRole('button', { name: /^Stripes Data set/ })).toBeVisible();
  await page.getByRole('tab', { name: 'Masks' }).click();
  await page.getByRole('tab', { name: 'Kept' }).click();
  await expect(page.locator('.chart-kept rect')).toHaveCount(4);
  await page.goto(to('#v=3&lecture=finished-runs'));
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How much is done?');
  await page.goto(to(`${QUICK.replace('moons', 'parity')}&data.length=2`));
  await page.reload();
  await allSettings(page);
  const data = page.locator('.form-section[data-section="data"]');
  await expect(data.locator('[data-path="data.length"]')).toBeVisible();
  await expect(data.locator('.samples')).toHaveCount(0);
  await play(page).click();
  await expect(progress(page)).toContainText('Finished');
  await expect(page.locator('.chart-score')).toContainText('Test bits');
  await expect(page.getByRole('tab', { name: 'Try' })).toHaveCount(0);
  server.close();
});

test('the command line trains what was added', { tag: '@nightly' }, async () => {
  await build({ root: ROOT, mode: 'cli-fakes', logLevel: 'error' });
  const { stdout } = await promisify(execFile)('node', [`${ROOT}dist-cli-fakes/experiment.js`, FAKES.slice(1)]);
  expect(stdout).toContain('constant');
  expect(stdout).toContain('signs-rewound');
  const parity = FAKES.replace('stripes', 'parity').slice(1);
  const tables = await promisify(execFile)('node', [`${ROOT}dist-cli-fakes/experiment.js`, parity]);
  expect(tables.stdout).toContain('test bits there');
});
