import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { expect, finished, play, QUICK, test, verdict } from './page';

/** Nothing is cut off sideways. */
const expectWhole = async (page: Page): Promise<void> =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

const views: [string, { width: number; height: number }, string][] = [
  ['small laptop', { width: 1024, height: 768 }, ''],
  ['phone', { width: 390, height: 844 }, ''],
  ['embedded', { width: 900, height: 600 }, '?embed'],
  ['with notes', { width: 1440, height: 900 }, '#v=1&pruning.rate=7'],
];
for (const [name, size, address] of views) {
  test(`axe finds nothing: ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.goto(address);
    await expect(verdict(page).or(page.getByRole('tab', { name: 'Results' })).first()).toBeVisible();
    await expectAccessible(page);
    await expectWhole(page);
  });
}

test('axe finds nothing: dark, lecture, dialogs and after training', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(QUICK);
  await play(page).click();
  await expect(finished(page)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { name: 'What is trained here?' })).toBeVisible();
  await expectAccessible(page);
});

const THEMES = ['light', 'dark', 'projector', 'contrast'] as const;
for (const locale of ['en-GB', 'de-DE']) {
  test.describe(locale, () => {
    test.use({ locale });
    test('axe finds nothing in any theme, on the page and in the lecture', async ({ page }) => {
      for (const theme of THEMES) {
        await page.goto(`#v=1&theme=${theme}`);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        await expect(page.locator('html')).toHaveAttribute('data-view', 'page');
        await expect(verdict(page)).toBeVisible();
        await expect(page.locator('.experiment-panel')).toBeVisible();
        await expectAccessible(page);
        await expectWhole(page);
        await page.keyboard.press('l');
        await expect(page.locator('html')).toHaveAttribute('data-view', 'lecture');
        await expect(page.locator('.lecture').getByRole('heading', { level: 1 })).toBeVisible();
        await expectAccessible(page);
      }
    });
    test('axe finds nothing: black as the system asks, and the menu of themes', async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
      await page.goto('');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast-dark');
      await expect(page.locator('.experiment-panel')).toBeVisible();
      await expectAccessible(page);
      await page.locator('.appearance-button').click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test('the whole experiment by keyboard alone', async ({ page }) => {
  await page.goto(QUICK);
  await expect(play(page)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(finished(page)).toBeVisible();
  await page.keyboard.press('Home');
  await expect(verdict(page)).toContainText('full network');
  await page.keyboard.press('PageDown');
  await expect(verdict(page)).toContainText(/With \d/);
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: 'Leave the lecture view' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Leave the lecture view' })).toBeHidden();
});

test('keys belong to the control that has the focus', async ({ page }) => {
  await page.goto(QUICK);
  const rounds = page.getByRole('textbox', { name: /^Rounds/ });
  await rounds.focus();
  await page.keyboard.press('l');
  await page.keyboard.press('Space');
  await expect(page.getByText('Not started')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Leave the lecture view' })).toBeHidden();
});

test('every control can be reached with Tab and shows its focus', async ({ page }) => {
  await page.goto(QUICK);
  await expect(verdict(page)).toBeVisible();
  const seen = new Set<string>();
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return '';
      return activeElement.getAttribute('aria-label') ?? activeElement.textContent?.slice(0, 40) ?? activeElement.tagName;
    });
    seen.add(name);
  }
  const all = [...seen].join(' | ');
  for (const wanted of ['Play', 'Step', 'Lecture', 'Share']) expect(all).toContain(wanted);
  expect(seen.size).toBeGreaterThan(30);
});
