import type { Page } from '@playwright/test';
import { ENDLESS, expect, finished, LONG, play, progress, reaches, ready, settled, test } from './page';

const WIDTHS = [320, 360, 390, 600, 768, 900, 1024, 1180, 1280, 1366, 1440, 1600, 1920, 2560] as const;
const INSIDE = /Inside the network|Im Netz/;

/** What of the top bar's controls and of the tabs cannot be seen as a whole, or lies over another. */
const troubles = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const name = (control: Element): string => control.getAttribute('aria-label') ?? control.textContent ?? '';
    const shown = [...document.querySelectorAll('.top-bar button, .progress-text, [role="tab"]')].filter(
      (control) => control.getBoundingClientRect().width > 0,
    );
    const found: string[] = [];
    for (const [at, control] of shown.entries()) {
      const { left, right, top, bottom } = control.getBoundingClientRect();
      // the panel around a tab ends before the window does
      const around = (control.closest('.panel') ?? document.documentElement).getBoundingClientRect();
      if (left < around.left || right > around.right + 0.5 || top < 0) found.push(`${name(control)} is cut off`);
      if (control.scrollWidth > control.clientWidth + 1) found.push(`${name(control)} is cut short`);
      for (const other of shown.slice(at + 1)) {
        const its = other.getBoundingClientRect();
        const across = Math.min(right, its.right) - Math.max(left, its.left);
        const down = Math.min(bottom, its.bottom) - Math.max(top, its.top);
        if (across > 1 && down > 1) found.push(`${name(control)} lies over ${name(other)}`);
      }
    }
    return found;
  });

/** The page stays as it is in training, and nothing is trained: no worker says anything more. */
function holdWorkers(page: Page): void {
  for (const worker of page.workers()) {
    void worker
      .evaluate(() => {
        const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
        Atomics.wait(new Int32Array(buffer), 0, 0);
      })
      .catch(() => undefined); // it ends with the page
  }
}

for (const [language, locale] of [
  ['English', 'en-GB'],
  ['German', 'de-DE'],
] as const) {
  test.describe(language, () => {
    test.use({ locale });
    test(
      'nothing of the top bar, and no tab, is cut off or lies over another, at any width',
      { tag: '@nightly' },
      async ({ page }) => {
        await page.goto(ENDLESS); // points in the plane: they have the most tabs, two views of the graph among them
        await page.locator('.transport .primary').click(); // by no name: in any language
        await expect(page.locator('.engine-badge strong')).toHaveText(/\d/); // steps per second: the widest it gets
        holdWorkers(page);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          const inside = page.getByRole('tab', { name: INSIDE });
          if (width < 1180) await inside.click();
          await expect(page.getByRole('tab')).toHaveCount(width < 1180 ? 11 : 8);
          await expect.poll(() => troubles(page), { message: `${width} px` }).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        }
      },
    );
  });
}

/** Words of the bar are given up only where there is no room for them. */
async function expectWordsWhereRoomIs(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  const names = page.locator('.top-bar .wide-only');
  const share = page.getByRole('button', { name: 'Share' }).getByText('Share');
  const brand = page.getByRole('heading', { level: 1, name: 'Ticket Lab' });
  const density = page.locator('.top-bar');
  await expect(density).toHaveAttribute('data-density', '0');
  await expect(share).toBeInViewport();
  await expect(names).toHaveCount(6);
  await page.setViewportSize({ width: 1200, height: 800 });
  await expect(density).toHaveAttribute('data-density', '2');
  await expect(share).toHaveCSS('clip-path', 'inset(50%)');
  await expect(brand).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(density).toHaveAttribute('data-density', 'menu');
  await expect(brand).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Menu' }).click();
  const menu = page.getByRole('dialog', { name: 'Menu' });
  for (const name of ['Lessons', 'Gallery', 'Compare', 'Lecture', 'Share', 'Theme and language'])
    await expect(menu.getByText(name, { exact: true })).toBeVisible();
  await menu.getByRole('button', { name: 'Share' }).click();
  await expect(menu).toBeHidden(); // it has led elsewhere
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1920, height: 800 });
  await expect(density).toHaveAttribute('data-density', '0'); // there is room again
}

const SIZES = [
  [1366, 768],
  [1280, 720],
  [1440, 900],
  [800, 600],
  [390, 844],
] as const;

test(
  'the transport stays where it is from Play to the end and after Reset, and the top bar gives up words only where there is no room for them',
  { tag: '@nightly' },
  async ({ page }) => {
    const bar = page.locator('.top-bar');
    const buttons = page.locator('.transport button');
    /** Where the buttons are, and which names the bar has room for, by size. */
    const places = async (): Promise<unknown[]> => {
      const found: unknown[] = [];
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        await settled(page);
        const boxes = await Promise.all([0, 1, 2].map((at) => buttons.nth(at).boundingBox()));
        found.push([width, await bar.getAttribute('data-density'), boxes]);
      }
      return found;
    };
    await page.goto(LONG);
    await expect(ready(page)).toBeVisible();
    const before = await places();
    await play(page).click();
    await reaches(page, /trial \d/, 'pause'); // a phone has the speed in its menu
    await expect(progress(page)).toHaveText(/^Paused/);
    expect(await places(), 'paused').toEqual(before);
    await play(page).click();
    await expect(finished(page)).toBeVisible({ timeout: 60_000 });
    expect(await places(), 'at the end').toEqual(before);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(ready(page)).toBeVisible();
    expect(await places(), 'after Reset').toEqual(before);
    await expectWordsWhereRoomIs(page);
  },
);

test('nor does it move while running', { tag: '@nightly' }, async ({ page }) => {
  await page.goto(ENDLESS);
  const buttons = page.locator('.transport button');
  const boxes = () => Promise.all([0, 1, 2].map((at) => buttons.nth(at).boundingBox()));
  await expect(ready(page)).toBeVisible();
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await settled(page);
    const before = await boxes();
    await play(page).click();
    await expect(progress(page)).toContainText(/trial \d/);
    expect(await boxes(), `${width} px`).toEqual(before);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(ready(page)).toBeVisible();
  }
});
