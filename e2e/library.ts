/** The window of recorded and kept runs. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { barButton, expect } from './page';

export const openLibrary = async (page: Page, tab?: string): Promise<void> => {
  await (await barButton(page, 'Gallery')).click();
  if (tab) await page.getByRole('tab', { name: tab }).click();
};

export const card = (page: Page, id: string) => page.locator(`[data-entry="${id}"]`);

/** By axe's rules nothing is wrong in the gallery, the one run that was trained here, and comparing. */
export async function expectLibraryAccessible(page: Page): Promise<void> {
  await openLibrary(page);
  await expect(card(page, 'he')).toBeVisible();
  await expectAccessible(page, '.modal');
  await page.getByRole('tab', { name: 'Your runs' }).click();
  await page.locator('.run-line').click();
  await page.getByRole('button', { name: 'Pin', exact: true }).click();
  await expectAccessible(page, '.modal');
  await page.getByRole('tab', { name: 'Gallery' }).click();
  await page.getByRole('button', { name: 'Compare all 4: How to prune' }).click();
  await expect(page.getByRole('region', { name: 'Side by side' })).toBeVisible();
  await expectAccessible(page, '.modal');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
}
