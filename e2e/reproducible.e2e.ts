import { expect, finished, play, QUICK, test } from './page';

/**
 * Of the results of QUICK: the last line of `npm run experiment -- LINK` in Node. The same digits were
 * seen in Firefox and WebKitGTK (`node e2e/other-browsers.mjs LINK`).
 */
const IN_NODE = '6825cba1';

test('the same experiment gives the same bits here as in Node', async ({ page }) => {
  await page.goto(QUICK);
  await play(page).click();
  await expect(finished(page)).toBeVisible();
  await page.locator('.engine-badge').click();
  await expect(page.locator('.fingerprint')).toContainText(IN_NODE);
});
